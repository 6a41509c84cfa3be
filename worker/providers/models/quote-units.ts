import type { RetrievedPassage } from './answer-model.ts';
import { splitSentences } from './sentences.ts';
import { fold, terms } from './terms.ts';

/** The least that may be quoted: a sentence, list item or table row. */
export interface Unit {
  text: string;
  passage: RetrievedPassage;
  /** Rank of the passage, from 0. */
  rank: number;
  /** Place in the passage, from 0. */
  order: number;
  kind: 'sentence' | 'entry';
  /** A line such as "We accept:" or "Do you deliver?", worth nothing without what follows. */
  introduces: boolean;
  /** The introducing line above a list item or table row. */
  lead: Unit | null;
  folded: string;
  terms: Set<string>;
  headingTerms: Set<string>;
}

const MAX_PASSAGE = 4_000;
/** Longer list items and rows are quoted by sentence. */
const LONGEST_ENTRY = 350;

/** Every unit of a passage, in order. */
export function unitsOf(passage: RetrievedPassage, rank: number): Unit[] {
  const units: Unit[] = [];
  const headingTerms = terms(passage.headings.join(' '));
  let lead: Unit | null = null;
  for (const line of passage.text.slice(0, MAX_PASSAGE).split('\n')) {
    const sentences = splitSentences(line);
    const isEntry = line.length <= LONGEST_ENTRY && isListItemOrRow(line, sentences.length);
    const kind = isEntry ? 'entry' : 'sentence';
    for (const text of isEntry ? [line] : sentences) {
      const introduces = /[:?]$/.test(text);
      const unit: Unit = {
        ...{ text, passage, rank, order: units.length, kind, introduces, headingTerms },
        ...{ lead: isEntry && !introduces ? lead : null, folded: fold(text), terms: terms(text) },
      };
      if (introduces) lead = unit;
      else if (!isEntry) lead = null;
      units.push(unit);
    }
  }
  return units;
}

/** `- item`, `Header: cell; Header: cell` or a single `Label: value`. */
function isListItemOrRow(line: string, sentences: number): boolean {
  if (line.startsWith('- ') || /^[^.?!;]{1,60}: [^;]+;/.test(line)) return true;
  return sentences === 1 && /^[^.?!;]{1,60}: \S/.test(line);
}

/** A heading that stands as text, or a word or two: names a subject, answers nothing. */
export function isBare(unit: Unit): boolean {
  if (unit.introduces) return false;
  const bare = unit.folded.replace(/^- /, '');
  if (unit.passage.headings.some((heading) => fold(heading) === bare)) return true;
  return unit.kind === 'sentence' && !/\d/.test(bare) && bare.split(' ').length < 3 && !/[.!]$/.test(bare);
}
