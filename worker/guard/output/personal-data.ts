import { eMailsIn, isNamed } from './links.ts';
import type { Support } from './support.ts';

const NUMBER = /\+?\(?\d(?:[ .()-]{0,2}\d){6,20}/g;
/** Numbers, but of nobody. */
const DATES =
  /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b|\b(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}\b|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d\d ?(?:hs?|a|as|to|[-–]) ?\d{1,2}[:.h]\d\d\b/g;
const AMOUNTS = /(?:\$|€|£)\s{0,2}\d{1,12}(?:[.,]\d{1,3}){0,4}/g;
const DIGITS: Readonly<Record<string, string>> = {
  ...{
    cero: '0',
    zero: '0',
    oh: '0',
    uno: '1',
    um: '1',
    one: '1',
    dos: '2',
    dois: '2',
    two: '2',
    tres: '3',
    three: '3',
  },
  ...{
    cuatro: '4',
    quatro: '4',
    four: '4',
    cinco: '5',
    five: '5',
    seis: '6',
    meia: '6',
    six: '6',
    siete: '7',
    sete: '7',
  },
  ...{ seven: '7', ocho: '8', oito: '8', eight: '8', nueve: '9', nove: '9', nine: '9' },
};
const SPELLED = new RegExp(`\\b(?:(?:${Object.keys(DIGITS).join('|')})[ ,.-]{1,3}){6,20}[a-z]{2,7}\\b`, 'g');
const FEWEST_DIGITS = 7;
const MOST = 50;

/**
 * Whether an answer has a phone number, an e-mail address, the number of a card or document that no passage has, or
 * says something of a person about whom the documents keep a record.
 * @param folded the answer
 */
export function namesSomebody(folded: string, support: Support): boolean {
  if (eMailsIn(folded).some((address) => !isNamed(address, support.text))) return true;
  if (support.namesOfPeople.some((name) => folded.includes(name))) return true;
  const said = numbersOf(folded);
  if (said.length === 0) return false;
  if (said.some(isCard)) return true;
  const known = numbersOf(support.text);
  return !said.every((number) => known.some((one) => one.endsWith(number) || number.endsWith(one)));
}

/** Runs of seven digits and more, also spelled out, without signs in between. */
function numbersOf(folded: string): string[] {
  const digits = folded
    .replace(AMOUNTS, ' # ')
    .replace(DATES, ' # ')
    .replace(
      SPELLED,
      (row) =>
        ` ${row
          .split(/[ ,.-]{1,3}/)
          .map((word) => DIGITS[word] ?? '')
          .join('')} `,
    );
  return [...digits.matchAll(NUMBER)]
    .slice(0, MOST)
    .map(([number]) => number.replace(/\D/g, ''))
    .filter((number) => number.length >= FEWEST_DIGITS);
}

/** By its length and check digit (Luhn). */
function isCard(number: string): boolean {
  if (number.length < 13 || number.length > 19 || /^0/.test(number)) return false;
  let sum = 0;
  for (let index = 0; index < number.length; index++) {
    const digit = Number(number[number.length - 1 - index]);
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += index % 2 === 1 ? doubled : digit;
  }
  return sum % 10 === 0;
}
