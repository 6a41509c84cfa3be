import { en } from './en.ts';
import { es, type Texts } from './es.ts';
import type { Language } from './language.ts';
import { pt } from './pt.ts';

/** Texts of the public pages. */
export const PUBLIC_TEXTS: Record<Language, Texts> = { es, pt, en };
