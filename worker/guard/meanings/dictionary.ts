import { AMOUNTS } from './amounts.ts';
import { DATA } from './data.ts';
import { EVERYDAY } from './everyday.ts';
import { HARM } from './harm.ts';
import { MACHINE } from './machine.ts';
import { MONEY } from './money.ts';
import { PEOPLE } from './people.ts';
import { PLAY } from './play.ts';
import { RULES } from './rules.ts';
import { TALK } from './talk.ts';
import { TELLING } from './telling.ts';
import { TEXTS } from './texts.ts';
import { TRADE } from './trade.ts';

/**
 * Words of Spanish, Portuguese and English by what they mean: one number for all words of one meaning, so that what is
 * learned from one language holds for the others. Each file is one area. A line `[group]` begins a group of kindred
 * meanings; a line `meaning: word word …` names one, and goes on in the lines below it. `*`: whatever begins so; `_`: a
 * space within a phrase. Words stand here as `fold` leaves them. What has more senses stands with each.
 */
const AREAS = [
  PEOPLE,
  TELLING,
  DATA,
  RULES,
  MACHINE,
  MONEY,
  HARM,
  PLAY,
  AMOUNTS,
  TEXTS,
  TALK,
  TRADE,
  EVERYDAY,
];

/** A word, a phrase, or how words begin. */
export interface Entry {
  word: string;
  isStem: boolean;
  meanings: readonly number[];
}

export interface Dictionary {
  entries: readonly Entry[];
  /** By meaning, from 1 on. */
  groupOf: Uint8Array;
}

/** A word that means more is hardly told apart by it. */
const MOST_MEANINGS = 4;

export function readDictionary(areas: readonly string[] = AREAS): Dictionary {
  const meanings = new Map<string, number>();
  const groups = new Map<string, number>();
  const groupOf: number[] = [0];
  const found = new Map<string, number[]>();
  let group = 0;
  let meaning = 0;
  for (const line of areas.join('\n').split('\n')) {
    if (line.startsWith('[')) {
      group = groups.get(line) ?? groups.size + 1;
      groups.set(line, group);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0) {
      const name = line.slice(0, colon);
      meaning = meanings.get(name) ?? meanings.size + 1;
      meanings.set(name, meaning);
      groupOf[meaning] = group;
    }
    for (const word of line.slice(colon + 1).split(' ')) {
      const key = word.replaceAll('_', ' ');
      if (key === '') continue;
      const senses = found.get(key) ?? [];
      if (senses.length < MOST_MEANINGS && !senses.includes(meaning)) found.set(key, [...senses, meaning]);
    }
  }
  return {
    entries: [...found].map(([key, senses]) => ({
      ...{ isStem: key.endsWith('*'), meanings: senses },
      word: key.replace(/\*$/, ''),
    })),
    groupOf: Uint8Array.from(groupOf),
  };
}
