import { html } from 'hono/html';
import type { Language } from '../../../domain/language.ts';
import type { Markup } from '../../../http/answer-page.ts';
import { en } from './texts/en.ts';
import { es, type PageTexts } from './texts/es.ts';
import { pt } from './texts/pt.ts';

const TEXTS: Record<Language, PageTexts> = { es, pt, en };

/** The texts of one language, and how it writes times. */
export interface Words {
  language: Language;
  /** The text of a key, with values for its `{names}`: texts, which are escaped, or markup. */
  say(key: keyof PageTexts, values?: Record<string, string | number | Markup>): Markup;
  /** A moment, or a day where no time of day is given (ISO 8601), in UTC. */
  time(iso: string): Markup;
}

export function wordsOf(language: Language): Words {
  const texts = TEXTS[language];
  return {
    language,
    say(key, values = {}) {
      const parts = texts[key].split(/\{(\w+)\}/);
      return html`${parts.map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')))}`;
    },
    time: (iso) => html`<time datetime="${iso}">${writeTime(iso, language)}</time>`,
  };
}

function writeTime(iso: string, language: Language): string {
  const isDay = !iso.includes('T');
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
    ...(isDay ? {} : { timeStyle: 'short' }),
  });
  return isDay ? format.format(new Date(iso)) : `${format.format(new Date(iso))} UTC`;
}
