import { LANGUAGE_NAMES } from '../../i18n/language.ts';

interface LanguageFieldProps {
  label: string;
  value: string;
  onChange: (language: string) => void;
}

/** One of the product's languages, each in itself. */
export function LanguageField({ label, value, onChange }: LanguageFieldProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
