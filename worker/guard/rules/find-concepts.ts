import { type Concept, LEXICON } from './concepts.ts';

/** A meaning that a word or a phrase has. */
export interface FoundConcept {
  concept: Concept;
  /** Which word of the text it begins with. */
  word: number;
  from: number;
  to: number;
}

/** Words of a phrase. */
const LONGEST_PHRASE = 5;
/** Letters that every stem has at least. */
const SHORTEST_STEM = 2;

const EXACT = new Map<string, Concept[]>();
const STEMS = new Map<string, Concept[]>();
/** By its first letters: how long stems are that begin with them, the longest first. */
const STEM_LENGTHS = new Map<string, number[]>();
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
    if (isStem) {
      const first = word.slice(0, SHORTEST_STEM);
      const lengths = new Set([...(STEM_LENGTHS.get(first) ?? []), word.length]);
      STEM_LENGTHS.set(
        first,
        [...lengths].sort((one, other) => other - one),
      );
    }
  }
}

/** Whether a folded word by itself has a meaning that rules know. */
export function hasMeaning(word: string): boolean {
  return EXACT.has(word) || stemmed(word).length > 0;
}

/** The meanings in a folded text, in order; in linear time. */
export function conceptsOf(text: string, from = 0, to = text.length): FoundConcept[] {
  const found: FoundConcept[] = [];
  const words = wordsOf(text, from, to);
  for (const [word, place] of words.entries()) {
    const spelling = text.slice(place.from, place.to);
    const own = [...(EXACT.get(spelling) ?? []), ...stemmed(spelling)];
    for (const concept of own) found.push({ concept, word, ...place });
    if (!PHRASE_STARTS.has(spelling)) continue;
    let phrase = spelling;
    for (const next of words.slice(word + 1, word + LONGEST_PHRASE)) {
      phrase += ` ${text.slice(next.from, next.to)}`;
      for (const concept of EXACT.get(phrase) ?? [])
        found.push({ concept, word, from: place.from, to: next.to });
    }
  }
  return found;
}

const WORD = /[\p{L}\p{N}]+(?:[.,]\d+)*/gu;

function wordsOf(text: string, from: number, to: number): { from: number; to: number }[] {
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  return Array.from(part.matchAll(WORD), ({ 0: word, index }) => ({
    from: from + index,
    to: from + index + word.length,
  }));
}

function stemmed(word: string): Concept[] {
  for (const length of STEM_LENGTHS.get(word.slice(0, SHORTEST_STEM)) ?? []) {
    const concepts = length <= word.length ? STEMS.get(word.slice(0, length)) : undefined;
    if (concepts) return concepts;
  }
  return [];
}
