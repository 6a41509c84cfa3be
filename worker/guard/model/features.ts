import { conceptPairs } from '../rules/concept-pairs.ts';

/** Where a feature's weight stands: a power of two, so that a hash is cut to size by a mask. */
export const BUCKETS = 2 ** 18;

const MASK = BUCKETS - 1;
const PRIME = 0x01000193;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Words that a phrase has at most. */
const LONGEST_PHRASE = 3;
const SPACE = 32;
/** How much more a pair of meanings says than a group of letters. */
const COPIES_OF_PAIR = 4;
const MOST_PAIRS = 64;

/**
 * The features of a folded text, as numbers of buckets: groups of 3 to 5 characters within each word (with its
 * borders), phrases of 1 to 3 words, and pairs of meanings (`conceptPairs`), which es, pt and en share. Digits are alike,
 * and signs are words of their own. Each occurrence counts.
 * @param into receives them; at most its length
 * @returns how many there are
 */
export function featuresOf(text: string, from: number, to: number, into: Uint32Array): number {
  let count = 0;
  const put = (hash: number) => {
    if (count < into.length) into[count++] = mix(hash) & MASK;
  };
  let previous = 0;
  let beforeThat = 0;
  for (let at = from; at < to; ) {
    if (text.charCodeAt(at) === SPACE) {
      at += 1;
      continue;
    }
    const end = endOfWord(text, at, to);
    const word = hashOf(text, at, end, 0x811c9dc5);
    put(word);
    if (previous !== 0) put(Math.imul(previous, 31) ^ word ^ 0x5bd1e995);
    if (beforeThat !== 0) put(Math.imul(Math.imul(beforeThat, 31) ^ previous, 31) ^ word ^ 0x2545f491);
    beforeThat = previous;
    previous = word;
    if (end - at > 1) gramsOf(text, at, end, put);
    at = end;
  }
  for (const { first, second, isNear } of conceptPairs(text, from, to)) {
    const name = `${first}>${second}${isNear ? '!' : ''}`;
    const pair = hashOf(name, 0, name.length, 0x3c6ef372);
    for (let copy = 0; copy < COPIES_OF_PAIR; copy++) put(pair);
  }
  return count;
}

/** What features need at most room for, in a text of so many characters. */
export function mostFeatures(characters: number): number {
  const grams = (characters + 2) * (LONGEST_GRAM - SHORTEST_GRAM + 1);
  return grams + (characters + 1) * LONGEST_PHRASE + MOST_PAIRS * COPIES_OF_PAIR;
}

function gramsOf(text: string, from: number, to: number, put: (hash: number) => void): void {
  for (let start = from - 1; start < to; start++) {
    let hash = 0x9747b28c;
    for (let length = 1; length <= LONGEST_GRAM; length++) {
      const index = start + length - 1;
      if (index > to) break;
      const code = index < from || index === to ? SPACE : sameDigit(text.charCodeAt(index));
      hash = Math.imul(hash ^ code, PRIME);
      if (length >= SHORTEST_GRAM) put(hash ^ length);
    }
  }
}

function endOfWord(text: string, from: number, limit: number): number {
  if (!isWordCode(text.charCodeAt(from))) return from + 1;
  let end = from + 1;
  while (end < limit && isWordCode(text.charCodeAt(end))) end += 1;
  return end;
}

/** Letters and digits of ASCII, and everything beyond it. */
function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code >= 128;
}

function hashOf(text: string, from: number, to: number, seed: number): number {
  let hash = seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ sameDigit(text.charCodeAt(at)), PRIME);
  return hash;
}

function sameDigit(code: number): number {
  return code >= 48 && code <= 57 ? 48 : code;
}

/** Murmur's last step: the low bits of FNV alone are poor. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
