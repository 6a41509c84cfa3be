import { isKnownStem, isKnownWord } from '../meanings/find-meanings.ts';
import { EMPTY, hashOn } from '../meanings/word-table.ts';

/** Shorter ones are left alone. */
const SHORTEST = 10;
const LONGEST = 400;
const LONGEST_WORD = 16;
const SHORTEST_STEM = 4;
const LONGEST_ENDING = 5;
/** What a word costs of which only the beginning is known, and each letter of its ending. */
const ENDED = 1.1;
const ENDING = 0.1;
/** What a letter of no known word costs, against one for each word. */
const UNKNOWN = 1.5;
/** So many letters must be of known words. */
const KNOWN = 0.7;

/** Where, within letters that run together, one known word ends and the next begins; the fewest words win. */
export function bordersWithin(letters: string): number[] {
  const length = letters.length;
  if (length < SHORTEST || length > LONGEST) return [];
  const costs = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
  const froms = new Uint16Array(length + 1);
  const unknown = new Uint16Array(length + 1);
  costs[0] = 0;
  for (let from = 0; from < length; from++) {
    const cost = costs[from] ?? 0;
    if (cost + UNKNOWN < (costs[from + 1] ?? 0)) {
      costs[from + 1] = cost + UNKNOWN;
      froms[from + 1] = from;
      unknown[from + 1] = (unknown[from] ?? 0) + 1;
    }
    let hash = EMPTY;
    let stem = 0;
    for (let to = from + 1; to <= Math.min(length, from + LONGEST_WORD); to++) {
      hash = hashOn(hash, letters.charCodeAt(to - 1));
      if (to - from >= SHORTEST_STEM && isKnownStem(hash)) stem = to;
      const isWord = isKnownWord(hash);
      if (!isWord && (stem === 0 || to - stem > LONGEST_ENDING)) continue;
      const total = cost + (isWord ? 1 : ENDED + ENDING * (to - stem));
      if (total >= (costs[to] ?? 0)) continue;
      costs[to] = total;
      froms[to] = from;
      unknown[to] = unknown[from] ?? 0;
    }
  }
  if ((unknown[length] ?? 0) > length * (1 - KNOWN)) return [];
  const borders: number[] = [];
  for (let to = froms[length] ?? 0; to > 0; to = froms[to] ?? 0) borders.push(to);
  return borders.reverse();
}
