import { type Expectation, expectedAnswer } from './expected-answer.ts';
import { fold, stem, terms, words } from './terms.ts';
import { namesWeekday, WEEKDAYS } from './weekdays.ts';

/** A customer's question, read once. */
export interface Question {
  text: string;
  folded: string;
  /** What to look for, in order: its own terms, or one that it implies ("where are you?" has none of its own). */
  terms: string[];
  /** Terms that only the question before it had ("¿y los domingos?"): they count little. */
  inherited: Set<string>;
  /** What was written for each of its own terms, folded. */
  spelled: Map<string, string>;
  expectation: Expectation | null;
  /** Stems of its proper nouns and numbers. */
  names: Set<string>;
}

/** A capitalised word that does not begin the text or a sentence, or a number. */
const NAME = /(?<=[\p{L}\p{N},"'”»)] ["'“«(]?)\p{Lu}[\p{L}\p{N}]+|\p{N}+/gu;
/** @param before the question that this one follows up on, or null */
export function readQuestion(text: string, before: string | null): Question {
  const own = [...terms(text)];
  const expectation = expectedAnswer(text) ?? (before === null ? null : expectedAnswer(before));
  const inherited = new Set(inheritedTerms(before ?? '', text).filter((term) => !own.includes(term)));
  const wanted = [...own, ...inherited];
  const isShouted = text === text.toUpperCase();
  const named = isShouted ? [] : (text.match(NAME) ?? []);
  return {
    text,
    folded: fold(text),
    terms: wanted.length > 0 ? wanted : [...(expectation?.implied ?? [])].slice(0, 1),
    inherited,
    spelled: new Map(words(text).map((word) => [stem(word), word])),
    expectation,
    names: new Set(named.flatMap((name) => words(name).map(stem)).filter((name) => own.includes(name))),
  };
}

/** "¿y los domingos?" asks for another day than the question before. */
function inheritedTerms(before: string, text: string): string[] {
  const all = [...terms(before)];
  if (!namesWeekday(fold(text))) return all;
  return all.filter((term) => !WEEKDAYS.has(term));
}
