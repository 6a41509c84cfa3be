import { createContext, use } from 'react';
import type { Language } from '../i18n/language.ts';
import type { TeamTexts } from '../i18n/team/texts.ts';

export interface TextsValue {
  language: Language;
  /** For `Intl` and the `lang` attribute. */
  tag: string;
  /** The text of a key, its `{name}` marks filled. */
  t: Translate;
}

export type Translate = (key: keyof TeamTexts, values?: Record<string, string | number>) => string;

export const TextsContext = createContext<TextsValue | null>(null);

/** The texts in the reader's language. */
export function useTexts(): TextsValue {
  const value = use(TextsContext);
  if (!value) throw new Error('outside of the team page');
  return value;
}
