import { type Concept, LEXICON } from './concepts.ts';

/** Two meanings near each other, in the order in which they stand. */
export interface ConceptPair {
  first: Concept;
  second: Concept;
  /** At most `NEAR` words apart. */
  isNear: boolean;
  /** Where the two begin and end in the text. */
  from: number;
  to: number;
}

const NEAR = 3;
const FAR = 8;
/** Words of a phrase. */
const LONGEST_PHRASE = 5;
const SHORTEST_STEM = 3;
const LONGEST_STEM = 12;
/** So many pairs say all there is to say. */
const MAX_PAIRS = 64;

const EXACT = new Map<string, Concept[]>();
const STEMS = new Map<string, Concept[]>();
/** First words of phrases: what begins none is not looked up as one. */
const PHRASE_STARTS = new Set<string>();

for (const [concept, words] of Object.entries(LEXICON) as [Concept, string][]) {
  for (const entry of words.split(/\s+/)) {
    const isStem = entry.endsWith('*');
    const word = entry.replace('*', '').replaceAll('_', ' ');
    const map = isStem ? STEMS : EXACT;
    map.set(word, [...(map.get(word) ?? []), concept]);
    const [start = '', ...more] = word.split(' ');
    if (more.length > 0) PHRASE_STARTS.add(start);
  }
}

/** The pairs of meanings in a folded text, at most 64. */
export function conceptPairs(text: string, from = 0, to = text.length): ConceptPair[] {
  const found: { concept: Concept; word: number; from: number; to: number }[] = [];
  const words = wordsOf(text, from, to);
  for (const [word, place] of words.entries()) {
    for (const { concept, length } of conceptsAt(text, words, word)) {
      found.push({ concept, word, from: place.from, to: words[word + length - 1]?.to ?? place.to });
    }
  }
  const pairs: ConceptPair[] = [];
  for (const [index, one] of found.entries()) {
    for (let next = index + 1; next < found.length && pairs.length < MAX_PAIRS; next++) {
      const other = found[next];
      if (!other || other.word - one.word > FAR) break;
      if (other.word === one.word || other.concept === one.concept) continue;
      const isNear = other.word - one.word <= NEAR;
      pairs.push({ first: one.concept, second: other.concept, isNear, from: one.from, to: other.to });
    }
  }
  return pairs;
}

interface Place {
  from: number;
  to: number;
}

const WORD = /[\p{L}\p{N}]+(?:[.,]\d+)*/gu;

function wordsOf(text: string, from: number, to: number): Place[] {
  return [...text.slice(from, to).matchAll(WORD)].map(({ 0: word, index }) => ({
    from: from + index,
    to: from + index + word.length,
  }));
}

function conceptsAt(text: string, words: Place[], at: number): { concept: Concept; length: number }[] {
  const { from, to } = words[at] ?? { from: 0, to: 0 };
  const word = text.slice(from, to);
  const found = [...(EXACT.get(word) ?? []), ...stemmed(word)].map((concept) => ({ concept, length: 1 }));
  if (!PHRASE_STARTS.has(word)) return found;
  let phrase = word;
  for (let length = 2; length <= LONGEST_PHRASE; length++) {
    const next = words[at + length - 1];
    if (!next) break;
    phrase += ` ${text.slice(next.from, next.to)}`;
    for (const concept of EXACT.get(phrase) ?? []) found.push({ concept, length });
  }
  return found;
}

function stemmed(word: string): Concept[] {
  for (let length = Math.min(word.length, LONGEST_STEM); length >= SHORTEST_STEM; length--) {
    const concepts = STEMS.get(word.slice(0, length));
    if (concepts) return concepts;
  }
  return [];
}
