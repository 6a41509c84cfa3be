import type { RetrievedPassage } from './answer-model.ts';
import { splitLong } from './clauses.ts';
import { splitSentences } from './sentences.ts';
import { fold, terms } from './terms.ts';
import { daysBetween } from './weekdays.ts';

/** The least that may be quoted: a sentence, list item or table row; of a very long sentence, a piece. */
export interface Unit {
  text: string;
  passage: RetrievedPassage;
  /** Rank of the passage, from 0. */
  rank: number;
  /** Place in the passage, from 0. */
  order: number;
  /** The line of the passage that it is on, from 0. */
  line: number;
  /** Whether it begins its sentence, and whether it ends it. */
  isStart: boolean;
  isEnd: boolean;
  kind: 'sentence' | 'entry';
  /** A line such as "We accept:" or "Do you deliver?", worth nothing without what follows. */
  introduces: boolean;
  /** The introducing line above a list item or table row. */
  lead: Unit | null;
  folded: string;
  terms: Set<string>;
  headingTerms: Set<string>;
  /** Those of the innermost heading. */
  ownHeadingTerms: Set<string>;
  /** What an entry is about: its label, or a row's first cell. Empty for sentences. */
  subjectTerms: Set<string>;
}

const MAX_PASSAGE = 4_000;
/** Longer list items and rows are quoted by sentence. */
const LONGEST_ENTRY = 300;

/** Every unit of a passage, in order. */
export function unitsOf(passage: RetrievedPassage, rank: number): Unit[] {
  const units: Unit[] = [];
  const headingTerms = terms(passage.headings.join(' '));
  const ownHeadingTerms = terms(passage.headings.at(-1) ?? '');
  let lead: Unit | null = null;
  for (const [index, line] of passage.text.slice(0, MAX_PASSAGE).split('\n').entries()) {
    const sentences = splitSentences(line);
    const isEntry = line.length <= LONGEST_ENTRY && isListItemOrRow(line, sentences.length);
    const kind = isEntry ? 'entry' : 'sentence';
    for (const { text, ...place } of isEntry
      ? [{ text: line, isStart: true, isEnd: true }]
      : sentences.flatMap(piecesOf)) {
      const introduces = /[:?]$/.test(text);
      const folded = fold(text);
      const unit: Unit = {
        ...{
          text,
          passage,
          rank,
          order: units.length,
          line: index,
          ...place,
          kind,
          introduces,
          headingTerms,
          ownHeadingTerms,
          folded,
        },
        lead: isEntry && !introduces ? lead : null,
        terms: new Set([...terms(text), ...daysBetween(folded)]),
        subjectTerms: isEntry ? terms(subjectOf(text)) : new Set(),
      };
      if (introduces) lead = unit;
      else if (!isEntry) lead = null;
      units.push(unit);
    }
  }
  return units;
}

function piecesOf(sentence: string) {
  const pieces = splitLong(sentence);
  return pieces.map((text, index) => ({ text, isStart: index === 0, isEnd: index === pieces.length - 1 }));
}

function subjectOf(entry: string): string {
  const [cell = ''] = entry.split(';', 1);
  return cell === entry ? (entry.split(': ', 1)[0] ?? '') : cell.slice(cell.indexOf(': ') + 1);
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
