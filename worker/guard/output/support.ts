import { splitSentences } from '../../providers/models/sentences.ts';
import { terms } from '../../providers/models/terms.ts';
import { fold } from '../text/folded.ts';
import { speaksToAssistant } from './orders.ts';
import { isRecordOfPerson, namesIn } from './person-records.ts';

/** A passage as far as it matters for what an answer may say. */
export interface SupportingPassage {
  documentTitle: string;
  /** Outermost first. */
  headings: readonly string[];
  text: string;
}

/** A sentence or a row of a table, with the heading that it stands under. */
export interface SupportUnit {
  /** Folded. */
  text: string;
  /** Of the sentence and its innermost heading. */
  terms: ReadonlySet<string>;
}

/** What the passages say, put so that the rules of an answer can look things up. */
export interface Support {
  units: readonly SupportUnit[];
  /** Every unit, title and heading, folded, one a line. */
  text: string;
  /** The same in lower case only: look-alike letters stay what they are. */
  verbatim: string;
  terms: ReadonlySet<string>;
  /** The first five letters of each term: what a word and its relative in another language share. */
  beginnings: ReadonlySet<string>;
  /** Names of people about whom the documents keep a record, folded: they are nobody else's business. */
  namesOfPeople: readonly string[];
}

const MAX_PASSAGES = 12;
const MAX_PASSAGE = 4_000;
const MAX_LABEL = 200;
const MAX_NAMES = 100;
export const BEGINNING = 5;

/**
 * Reads the passages that an answer may rest on. One that gives orders to the assistant was written to misuse it: it
 * supports nothing. A line about a person (their order, their booking) supports nothing either.
 */
export function readSupport(passages: readonly SupportingPassage[]): Support {
  const units: SupportUnit[] = [];
  const folded: string[] = [];
  const verbatim: string[] = [];
  const names = new Set<string>();
  for (const passage of passages.slice(0, MAX_PASSAGES)) {
    if (givesOrders(passage)) continue;
    const labels = labelsOf(passage);
    folded.push(...labels.map((label) => fold(label).text));
    verbatim.push(...labels.map((label) => label.toLowerCase()));
    const heading = labels.at(-1) ?? '';
    for (const unit of unitsOf(passage.text)) {
      if (isRecordOfPerson(unit, labels)) {
        for (const name of namesIn(unit)) if (names.size < MAX_NAMES) names.add(name);
        continue;
      }
      const text = fold(unit).text;
      units.push({ text, terms: terms(`${heading}\n${unit}`) });
      folded.push(text);
      verbatim.push(unit.toLowerCase());
    }
  }
  const text = folded.join('\n');
  const held = terms(text);
  return {
    units,
    text,
    verbatim: verbatim.join('\n'),
    terms: held,
    beginnings: new Set([...held].map((term) => term.slice(0, BEGINNING))),
    namesOfPeople: [...names].filter((name) => !text.includes(name)),
  };
}

/** Whether a passage, its title or one of its headings speaks to the assistant instead of about the business. */
export function givesOrders(passage: SupportingPassage): boolean {
  return speaksToAssistant([...labelsOf(passage), passage.text.slice(0, MAX_PASSAGE)].join('\n'));
}

function labelsOf({ documentTitle, headings }: SupportingPassage): string[] {
  return [documentTitle, ...headings].map((label) => label.slice(0, MAX_LABEL));
}

/** Lines and sentences; linear. */
export function unitsOf(text: string): string[] {
  return text
    .slice(0, MAX_PASSAGE)
    .split('\n')
    .flatMap(splitSentences)
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '');
}
