import type { Language } from '../../../../domain/language.ts';
import type { Words } from '../../words.ts';
import { en } from './en.ts';
import { es, type PageTexts } from './es.ts';
import { pt } from './pt.ts';

export const PAGE_TEXTS: Record<Language, PageTexts> = { es, pt, en };
export type PageKey = keyof PageTexts;
export type PageWords = Words<PageKey>;
