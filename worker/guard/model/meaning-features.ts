import { findMeanings, groupOfMeaning } from '../meanings/find-meanings.ts';
import type { Place } from '../text/words.ts';

/** How many meanings apart two still make a pair. */
const FARTHEST = 6;

/** What tells apart what would otherwise hash alike. */
const KIND = {
  ...{ alone: 1, group: 2, asked: 3, next: 4, groupNext: 5, nextGroup: 6, groups: 7, pair: 8 },
  ...{ groupPair: 9, pairGroup: 10, first: 11, firstTwo: 12 },
};

/**
 * The features of what words mean, which es, pt and en share: each meaning, with whether anything is asked; each two
 * that are neighbours, or up to 6 apart, in their order, and either with the other's group; how the text begins.
 * @param put receives the hash of each; each occurrence counts
 */
export function meaningFeatures(
  text: string,
  words: readonly Place[],
  isQuestion: boolean,
  put: (hash: number) => void,
): void {
  const found = findMeanings(text, words);
  const asked = isQuestion ? 1 : 0;
  for (let index = 0; index < found.length; index++) {
    const farthest = Math.min(found.length - 1, index + FARTHEST);
    for (const one of found[index] ?? []) {
      const group = groupOfMeaning(one);
      put(hashOf(KIND.alone, one, 0));
      put(hashOf(KIND.group, group, 0));
      put(hashOf(KIND.asked, one, asked));
      for (let next = index + 1; next <= farthest; next++) {
        for (const other of found[next] ?? []) {
          const otherGroup = groupOfMeaning(other);
          if (next === index + 1) {
            put(hashOf(KIND.next, one, other));
            put(hashOf(KIND.groupNext, group, other));
            put(hashOf(KIND.nextGroup, one, otherGroup));
            put(hashOf(KIND.groups, group, otherGroup));
          }
          if (other === one) continue;
          put(hashOf(KIND.pair, one, other));
          put(hashOf(KIND.groupPair, group, other));
          put(hashOf(KIND.pairGroup, one, otherGroup));
        }
      }
    }
  }
  for (const one of found[0] ?? []) {
    put(hashOf(KIND.first, one, 0));
    for (const other of found[1] ?? []) put(hashOf(KIND.firstTwo, one, other));
  }
}

function hashOf(kind: number, one: number, other: number): number {
  return Math.imul(kind, 0x9e3779b1) ^ Math.imul(one + 1, 0x85ebca6b) ^ Math.imul(other + 7, 0x27d4eb2f);
}
