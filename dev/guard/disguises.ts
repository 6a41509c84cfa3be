import { withTypos } from './augment.ts';

/** Latin letters and those of Cyrillic that look the same. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  ...{ a: 'а', c: 'с', e: 'е', i: 'і', j: 'ј', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' },
};
const MATHEMATICAL_A = 0x1d41a;
const FULL_WIDTH = 0xfee0;
const ZERO_WIDTH = '\u200b';

/** Ways of writing a text so that people read it, and software may not. */
export const DISGUISES: Readonly<Record<string, (text: string, random: () => number) => string>> = {
  typos: withTypos,
  spaced: spaceOut,
  spaced_run_together: (text) => [...text.replace(/\s+/g, '')].join(' '),
  look_alikes: lookAlike,
  zero_width: partInvisibly,
  full_width: (text) =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + FULL_WIDTH)),
  mathematical: (text) =>
    text.replace(/[a-z]/g, (letter) => String.fromCodePoint(MATHEMATICAL_A + letter.charCodeAt(0) - 97)),
  stacked_marks: (text) => text.replace(/\p{L}/gu, (letter) => `${letter}\u035f\u0334`),
};

/** A space after every letter, two between words. */
export function spaceOut(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => [...word].join(' '))
    .join('  ');
}

/** With Cyrillic letters in place of Latin ones. */
export function lookAlike(text: string): string {
  return text.replace(/[aceijopsxy]/g, (letter) => LOOK_ALIKE[letter] ?? letter);
}

/** With a space of no width within words, between all letters. */
export function partInvisibly(text: string): string {
  return text.replace(/\p{L}(?=\p{L})/gu, (letter) => letter + ZERO_WIDTH);
}
