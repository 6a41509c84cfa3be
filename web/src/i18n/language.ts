export type Language = 'es' | 'pt' | 'en';

/** The languages in the order of the switch, each in itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { es: 'Español', pt: 'Português', en: 'English' };

/** For the `lang` attribute and `Intl`. */
export const LANGUAGE_TAGS: Record<Language, string> = { es: 'es', pt: 'pt-BR', en: 'en' };

/**
 * The language asked for in the URL (`?lang=`), else the first one of the browser's that exists, else Spanish.
 * `search` is `location.search`, `preferred` is `navigator.languages`.
 */
export function chooseLanguage(search: string, preferred: readonly string[]): Language {
  const asked = new URLSearchParams(search).get('lang') ?? '';
  return [asked, ...preferred].map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'es';
}

/** Puts `values` in the place of the `{name}` marks of a text; a mark without a value stays as it is. */
export function fillText(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark);
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGE_NAMES, code);
}
