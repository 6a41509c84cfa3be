import { LANGUAGE_NAMES, type Language } from '../i18n/language.ts';
import { useTexts } from './texts-context.ts';

/** Changes the language in place: following a link would lose what is being typed. */
export function LanguageSelect({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { t, language } = useTexts();
  return (
    <label className="select-line">
      {t('nav.language')}
      <select value={language} onChange={({ target }) => onLanguage(target.value as Language)}>
        {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
