import { type Concept, LEXICON } from '../rules/concepts.ts';
import { conceptsOf, isWordCode, type Place } from '../rules/find-concepts.ts';
import { meaningFeatures } from './meaning-features.ts';

const PRIME = 0x01000193;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Of a word so much is its stem: what es, pt and en do to its end matters little. */
const STEM = 5;
/** How many words apart two stems still make a pair. */
const FARTHEST_STEM = 4;
/** How many words apart two meanings still make a pair, and how many such pairs each begins at most. */
const FARTHEST_CONCEPT = 8;
const NEAR = 3;
const PAIRS_PER_CONCEPT = 8;
/** How much more a meaning says than a group of letters. */
const COPIES = 2;
const SPACE = 32;
const QUESTION = 63;

/** What tells apart what would otherwise hash alike. */
const SEED = {
  ...{ word: 0x811c9dc5, stem: 0x3c6ef372, gram: 0x9747b28c, bigram: 0x5bd1e995, trigram: 0x2545f491 },
  ...{ stems: 0x1b873593, skip: 0x27d4eb2f, first: 0x165667b1, last: 0x7feb352d, length: 0x846ca68b },
  ...{ concept: 0x68bc21eb, pair: 0x02e5be93, near: 0x4cf5ad43 },
};

const NUMBER_OF = new Map((Object.keys(LEXICON) as Concept[]).map((concept, index) => [concept, index + 1]));

/** Receives the hash of each feature, of 32 bits; each occurrence counts. */
export interface FeatureSink {
  letters(hash: number): void;
  meanings(hash: number): void;
}

/**
 * The features of a part of a folded text. `letters`: groups of 3 to 5 characters within each word (with its borders);
 * phrases of 1 to 3 words; stems, alone, in pairs up to 4 words apart, and at both ends; the concepts of `conceptsOf`, alone
 * and in pairs; the order of length; digits are alike, and signs are words of their own. `meanings`: see `meaningFeatures`.
 */
export function featuresOf(text: string, from: number, to: number, sink: FeatureSink): void {
  const put = (hash: number) => sink.letters(mix(hash));
  const stems: number[] = [];
  const words: Place[] = [];
  let isQuestion = false;
  let [previous, beforeThat] = [0, 0];
  for (let at = from; at < to; ) {
    const code = text.charCodeAt(at);
    if (code === SPACE) {
      at += 1;
      continue;
    }
    const end = endOfWord(text, at, to);
    const word = hashOf(text, at, end, SEED.word);
    put(word);
    if (previous !== 0) put(both(previous, word) ^ SEED.bigram);
    if (beforeThat !== 0) put(both(both(beforeThat, previous), word) ^ SEED.trigram);
    [beforeThat, previous] = [previous, word];
    const stem = hashOf(text, at, Math.min(end, at + STEM), SEED.stem);
    put(stem);
    for (let apart = 1; apart <= FARTHEST_STEM; apart++) {
      const other = stems[stems.length - apart];
      if (other === undefined) break;
      put(both(other, stem) ^ (apart === 1 ? SEED.stems : SEED.skip));
    }
    stems.push(stem);
    if (isWordCode(code)) words.push({ from: at, to: end });
    else if (code === QUESTION) isQuestion = true;
    if (end - at > 1) putGrams(text, at, end, put);
    at = end;
  }
  putFrame(stems, put);
  putConcepts(text, words, put);
  meaningFeatures(text, words, isQuestion, (hash) => sink.meanings(mix(hash)));
}

function putGrams(text: string, from: number, to: number, put: (hash: number) => void): void {
  for (let start = from - 1; start < to; start++) {
    let hash = SEED.gram;
    for (let length = 1; length <= LONGEST_GRAM; length++) {
      const index = start + length - 1;
      if (index > to) break;
      const code = index < from || index === to ? SPACE : sameDigit(text.charCodeAt(index));
      hash = Math.imul(hash ^ code, PRIME);
      if (length >= SHORTEST_GRAM) put(hash ^ length);
    }
  }
}

/** How a text begins and ends, and how long it is. */
function putFrame(stems: readonly number[], put: (hash: number) => void): void {
  const [first, second] = stems;
  const last = stems.at(-1);
  if (first === undefined || last === undefined) return;
  put(first ^ SEED.first);
  if (second !== undefined) put(both(first, second) ^ SEED.first);
  put(last ^ SEED.last);
  put(Math.min(9, Math.floor(Math.log2(stems.length + 1))) ^ SEED.length);
}

function putConcepts(text: string, words: readonly Place[], put: (hash: number) => void): void {
  const putAll = (hash: number) => {
    for (let copy = 0; copy < COPIES; copy++) put(hash);
  };
  const found = conceptsOf(text, words);
  for (const [index, one] of found.entries()) {
    const first = NUMBER_OF.get(one.concept) ?? 0;
    putAll(Math.imul(first, PRIME) ^ SEED.concept);
    let pairs = 0;
    for (let next = index + 1; next < found.length && pairs < PAIRS_PER_CONCEPT; next++) {
      const other = found[next];
      const apart = (other?.word ?? 0) - one.word;
      if (!other || apart > FARTHEST_CONCEPT) break;
      if (apart === 0 || other.concept === one.concept) continue;
      pairs += 1;
      const pair = both(first, NUMBER_OF.get(other.concept) ?? 0);
      putAll(pair ^ SEED.pair);
      if (apart <= NEAR) putAll(pair ^ SEED.near);
    }
  }
}

function endOfWord(text: string, from: number, limit: number): number {
  if (!isWordCode(text.charCodeAt(from))) return from + 1;
  let end = from + 1;
  while (end < limit && isWordCode(text.charCodeAt(end))) end += 1;
  return end;
}

function hashOf(text: string, from: number, to: number, seed: number): number {
  let hash = seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ sameDigit(text.charCodeAt(at)), PRIME);
  return hash;
}

function both(one: number, other: number): number {
  return Math.imul(one, 31) ^ Math.imul(other, 0x85ebca6b);
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
