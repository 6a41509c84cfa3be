import { isWordCode, type Place } from '../text/words.ts';
import { mix } from './hashes.ts';
import { meaningFeatures } from './meaning-features.ts';

const PRIME = 0x01000193;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Of a word so much is its stem: what es, pt and en do to its end matters little. */
const STEM = 5;
/** How many words apart two stems still make a pair. */
const FARTHEST_STEM = 4;
const SPACE = 32;
const QUESTION = 63;

/** What tells apart what would otherwise hash alike. */
const SEED = {
  ...{ word: 0x811c9dc5, stem: 0x3c6ef372, gram: 0x9747b28c, bigram: 0x5bd1e995, trigram: 0x2545f491 },
  ...{ stems: 0x1b873593, skip: 0x27d4eb2f, first: 0x165667b1, last: 0x7feb352d, length: 0x846ca68b },
};

/** Receives the hash of each feature, of 32 bits; each occurrence counts. */
export interface FeatureSink {
  letters(hash: number): void;
  meanings(hash: number): void;
}

/**
 * The features of a part of a folded text. `letters`: groups of 3 to 5 characters within each word (with its borders);
 * phrases of 1 to 3 words; stems, alone, in pairs up to 4 words apart, and at both ends; the order of length; digits are
 * alike, and signs are words of their own. `meanings`: see `meaningFeatures`.
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
