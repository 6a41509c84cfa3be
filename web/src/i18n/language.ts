import { en } from './en.ts';
import { es, type Texts } from './es.ts';
import { pt } from './pt.ts';

export type Language = 'es' | 'pt' | 'en';

/** The languages in the order of the switch: `tag` goes to the `lang` attribute, `name` is written in itself. */
export const LANGUAGES: Record<Language, { tag: string; name: string; texts: Texts }> = {
  es: { tag: 'es', name: 'Español', texts: es },
  pt: { tag: 'pt-BR', name: 'Português', texts: pt },
  en: { tag: 'en', name: 'English', texts: en },
};

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
  return Object.hasOwn(LANGUAGES, code);
}
