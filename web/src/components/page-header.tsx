import type { Texts } from '../i18n/es.ts';
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { Mark } from './icons.tsx';

/** Skip link, brand and language switch. The switch is plain links, so the choice lives in the URL only. */
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
      <nav aria-label={texts['header.languages']}>
        <ul className="languages">
          {Object.entries(LANGUAGES).map(([code, { tag, name }]) => (
            <li key={code}>
              <a
                href={`?lang=${code}`}
                lang={tag}
                hrefLang={tag}
                aria-current={code === language || undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
