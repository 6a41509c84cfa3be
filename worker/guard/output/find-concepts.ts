import { isWordCode, wordsOf } from '../text/words.ts';
import { type Concept, LEXICON } from './concepts.ts';

/** A meaning that a word or a phrase has. */
export interface FoundConcept {
  concept: Concept;
  /** Which word of the text it begins with. */
  word: number;
  from: number;
  to: number;
}

/** What a node of the tree stands for. */
interface Meanings {
  /** Of what ends here. */
  exact: Concept[];
  /** Of every word that begins so. */
  stem: Concept[];
}

/** Letters, digits, the space within phrases, and `%`: nothing else stands in the lexicon. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789 %';
const WIDTH = LETTERS.length + 1;
const LETTER_OF = Uint8Array.from(
  { length: 128 },
  (_, code) => LETTERS.indexOf(String.fromCharCode(code)) + 1,
);

/** All words and phrases as one tree: each word of a text is looked up by walking along its letters once. */
const { children, meanings } = plant();

function plant() {
  const entries = (Object.entries(LEXICON) as [Concept, string][]).flatMap(([concept, words]) =>
    words.split(/\s+/).map((entry) => ({ concept, entry: entry.replaceAll('_', ' ') })),
  );
  const most = entries.reduce((sum, { entry }) => sum + entry.length, 1);
  const tree = new Uint16Array(most * WIDTH);
  const found: Meanings[] = [{ exact: [], stem: [] }];
  for (const { concept, entry } of entries) {
    const isStem = entry.endsWith('*');
    const word = isStem ? entry.slice(0, -1) : entry;
    let node = 0;
    for (let at = 0; at < word.length; at++) {
      const edge = node * WIDTH + letterAt(word, at);
      if (tree[edge] === 0) {
        tree[edge] = found.length;
        found.push({ exact: [], stem: [] });
      }
      node = tree[edge] ?? 0;
    }
    found[node]?.[isStem ? 'stem' : 'exact'].push(concept);
  }
  return { children: tree.slice(0, found.length * WIDTH), meanings: found };
}

function letterAt(text: string, at: number): number {
  return LETTER_OF[text.charCodeAt(at)] ?? 0;
}

/** The meanings of a folded text's words, and of the phrases that begin with them, in order. */
export function conceptsOf(text: string): FoundConcept[] {
  const words = wordsOf(text);
  const found: FoundConcept[] = [];
  for (let word = 0; word < words.length; word++) {
    const { from, to } = words[word] ?? { from: 0, to: 0 };
    let stem: Concept[] = [];
    let node = 0;
    for (let at = from; at < text.length; at++) {
      node = children[node * WIDTH + letterAt(text, at)] ?? 0;
      if (node === 0) break;
      const meaning = meanings[node];
      if (!meaning) break;
      if (at < to && meaning.stem.length > 0) stem = meaning.stem;
      if (at + 1 < to || meaning.exact.length === 0 || isWordCode(text.charCodeAt(at + 1))) continue;
      for (const concept of meaning.exact) found.push({ concept, word, from, to: at + 1 });
    }
    for (const concept of stem) found.push({ concept, word, from, to });
  }
  return found;
}
