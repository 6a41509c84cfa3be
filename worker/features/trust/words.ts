import { html } from 'hono/html';
import type { Language } from '../../domain/language.ts';
import type { Markup } from '../../http/answer-page.ts';

/** The texts of one language, and how it writes times. */
export interface Words<Key extends string> {
  language: Language;
  /** The text of a key, with values for its `{names}`: texts, which are escaped, or markup. */
  say(key: Key, values?: Record<string, string | number | Markup>): Markup;
  /** A moment to the minute, or a day where no time of day is given (ISO 8601), in UTC. */
  time(iso: string): Markup;
  /** The same as plain text: where there are many of them, the markup weighs. */
  writeTime(iso: string): string;
}

export function makeWords<Key extends string>(language: Language, texts: Record<Key, string>): Words<Key> {
  return {
    language,
    say(key, values = {}) {
      const parts = texts[key].split(/\{(\w+)\}/);
      return html`${parts.map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')))}`;
    },
    writeTime: (iso) => writeTime(iso, language),
    time(iso) {
      const machine = iso.replace(/:\d\d(?:\.\d+)?Z$/, 'Z');
      return html`<time datetime="${machine}">${writeTime(iso, language)}</time>`;
    },
  };
}

function writeTime(iso: string, language: Language): string {
  const isDay = !iso.includes('T');
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
    ...(isDay ? {} : { timeStyle: 'short', hourCycle: 'h23' }),
  });
  return isDay ? format.format(new Date(iso)) : `${format.format(new Date(iso))} UTC`;
}
