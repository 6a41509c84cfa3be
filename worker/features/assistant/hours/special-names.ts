import { daysFrom } from '../../../domain/local-time.ts';
import type { OpeningHours } from '../../../domain/opening-hours.ts';
import { fold } from '../../../providers/models/terms.ts';
import { isKnown } from './hours-words.ts';
import { squeeze } from './plain-question.ts';

/** One word for what has a name in each language, so that `Christmas` finds `Navidad`. Longer ones first. */
const SAME: [string, RegExp][] = [
  [
    'nochebuena',
    /\b(?:noche ?buena|vispera de (?:la )?navidad|vespera de natal|christmas eve|xmas eve|noite de natal)\b/g,
  ],
  [
    'finano',
    /\b(?:fin de ano|(?:vispera|vespera) d[eo] ano (?:nuevo|novo)|new year ?s eve|new years eve|nye|reveillon|ano viejo)\b/g,
  ],
  ['anonuevo', /\b(?:(?:el )?ano (?:nuevo|novo)|new year(?: ?s)?(?: day)?|new years(?: day)?)\b/g],
  ['navidad', /\b(?:navidad(?:es)?|natal|christmas(?: day)?|xmas)\b/g],
  ['viernessanto', /\b(?:viernes santo|sexta feira santa|sexta santa|good friday)\b/g],
  ['juevessanto', /\b(?:jueves santo|quinta feira santa|quinta santa|maundy thursday)\b/g],
  ['pascua', /\b(?:(?:domingo de )?(?:pascuas?|pascoa)|easter(?: sunday)?)\b/g],
  ['carnaval', /\b(?:carnaval(?:es)?|carnival)\b/g],
  [
    'trabajo',
    /\b(?:dia d(?:el|o) (?:trabajo|trabajador|trabalho|trabalhador)|labou?r day|trabajador|trabalhador)\b/g,
  ],
  ['independencia', /\b(?:independencia|independence)\b/g],
];
/** Words of a name that tell nothing apart. */
const EMPTY = new Set(
  `el la los las de del do da dos das o a e y day dia fiesta festa feriado holiday the of by s para en em por no na
  nacional national`.split(/\s+/),
);

/** Puts one word in place of the names that the languages have for a holiday, in a plain text. */
export function sameNames(plain: string): string {
  return squeeze(SAME.reduce((text, [word, names]) => text.replace(names, ` ${word} `), plain));
}

/** The telling words of a special day's name, which has 100 characters at most. */
function nameWords(name: string): string[] {
  return sameNames(plainWords(name.replace(/\(.{0,100}?\)/g, ' ')).join(' '))
    .split(' ')
    .filter((word) => word !== '' && !EMPTY.has(word));
}

/** The coming days of one season whose names have all these words: `carnaval` is two days in a row. */
export function daysNamed(said: string[], { specialDays }: OpeningHours, today: string): string[] {
  const named = specialDays
    .filter(({ day, name }) => day >= today && said.every((word) => nameWords(name).includes(word)))
    .map(({ day }) => day)
    .sort();
  return named.filter((day) => daysFrom(named[0] ?? day, day) <= 7);
}

/** A plain question without the business's name, or its first word: "la panadería". */
export function withoutBusinessName(plain: string, businessName: string): string {
  const [kind = '', ...others] = plainWords(businessName);
  const names = [[kind, ...others].join(' '), others.join(' '), isKnown(kind) ? '' : kind];
  return names
    .filter((name) => name.length >= 4 && !isKnown(name))
    .reduce((text, name) => ` ${text} `.replaceAll(` ${name} `, ' '), plain);
}

function plainWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
