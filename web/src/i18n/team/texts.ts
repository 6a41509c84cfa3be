import { LANGUAGE_TAGS, type Language } from '../language.ts';
import { en } from './en/all.ts';
import { es } from './es/all.ts';
import { pt } from './pt/all.ts';

/** Every text of the team page, by key; `{name}` marks what `fillText` puts in. */
export type TeamTexts = Record<keyof typeof es, string>;

/** Texts of the team page with the tag of their language. */
export const TEAM_TEXTS: Record<Language, { tag: string; texts: TeamTexts }> = {
  es: { tag: LANGUAGE_TAGS.es, texts: es },
  pt: { tag: LANGUAGE_TAGS.pt, texts: pt },
  en: { tag: LANGUAGE_TAGS.en, texts: en },
};
