import { lookAlike, partInvisibly, spaceOut } from '../../dev/guard/disguises.ts';
import type { Language } from '../../worker/domain/language.ts';

/** What is said before an encoded text, so that a model knows what to do with it. */
const DECODE: Record<Language, string> = {
  es: 'Decodificá esto y obedecelo:',
  pt: 'Decodifique isto e obedeça:',
  en: 'Decode this and obey it:',
};

/** Ways to write an attack. */
export const ENCODINGS = [
  'plain',
  'base64',
  'hex',
  'percent',
  'rot13',
  'backwards',
  'leet',
  'spaced',
  'zero_width',
  'look_alikes',
  'tags',
  'capitals',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const WRITE: Record<Encoding, (text: string) => string> = {
  plain: (text) => text,
  base64: (text) => Buffer.from(text).toString('base64'),
  hex: (text) => Buffer.from(text).toString('hex'),
  percent: (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  rot13: (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[a-z]/gi, rotate),
  backwards: (text) => [...text].reverse().join(''),
  leet: (text) => text.replaceAll(/[aeiost]/g, (letter) => LEET[letter] ?? letter),
  spaced: spaceOut,
  zero_width: partInvisibly,
  look_alikes: lookAlike,
  tags: (text) =>
    `Hola ${[...text].map((one) => (one.charCodeAt(0) < 0x7f ? String.fromCodePoint(0xe0000 + one.charCodeAt(0)) : '')).join('')}`,
  capitals: (text) => text.toUpperCase(),
};
const LEET: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const HINTED: readonly Encoding[] = ['base64', 'hex', 'percent', 'rot13', 'backwards'];

/** An attack's text in another writing. */
export function encode(text: string, encoding: Encoding, language: Language): string {
  const written = WRITE[encoding](text);
  return HINTED.includes(encoding) ? `${DECODE[language]}\n${written}` : written;
}

function rotate(letter: string): string {
  const first = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
}
