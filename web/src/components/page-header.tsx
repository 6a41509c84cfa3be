import type { Texts } from '../i18n/es.ts';
import { LANGUAGE_NAMES, LANGUAGE_TAGS, type Language } from '../i18n/language.ts';
import { Mark } from './icons.tsx';

const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** Skip link, brand, language switch and the way in. The switch is plain links, so the choice lives in the URL only. */
export function PageHeader({
  language,
  search,
  texts,
}: {
  language: Language;
  search: string;
  texts: Texts;
}) {
  return (
    <header className="page-header">
      <a className="skip-link" href="#content">
        {texts['header.skip']}
      </a>
      <a className="brand" href={`/${search}`} aria-label={texts['header.home']}>
        <Mark />
        <span>Portero</span>
      </a>
      <a className="button" href={`/app?lang=${language}`}>
        {texts['header.signIn']}
      </a>
      <nav aria-label={texts['header.languages']}>
        <ul className="languages">
          {LANGUAGES.map((code) => (
            <li key={code}>
              <a
                href={`?lang=${code}`}
                lang={LANGUAGE_TAGS[code]}
                hrefLang={LANGUAGE_TAGS[code]}
                aria-current={code === language || undefined}
              >
                {LANGUAGE_NAMES[code]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
