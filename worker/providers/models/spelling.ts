import { stem } from './terms.ts';

const SHORTEST = 5;
/** From this length on, two slips are still the same word. */
const LONG = 9;

/** Stems of the words that a mistyped word may mean, each with how alike they are, 0..1: `estacionaminto`. */
export function meantBy(word: string, vocabulary: Iterable<string>): Map<string, number> {
  const meant = new Map<string, number>();
  if (word.length < SHORTEST || /\d/.test(word)) return meant;
  const most = word.length >= LONG ? 2 : 1;
  for (const other of vocabulary) {
    // The first letter is seldom wrong, and tells many different words apart.
    if (other[0] !== word[0] || Math.abs(other.length - word.length) > most) continue;
    const distance = editDistance(word, other);
    if (distance > most) continue;
    const alike = 1 - (1.5 * distance) / word.length;
    meant.set(stem(other), Math.max(alike, meant.get(stem(other)) ?? 0));
  }
  return meant;
}

/** Letters to insert, drop, replace or swap with their neighbour. */
function editDistance(one: string, other: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
      const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (i > 1 && j > 1 && isSwap) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
