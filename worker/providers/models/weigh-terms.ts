import { kinOf } from './kin.ts';
import type { Question } from './question.ts';
import type { Unit } from './quote-units.ts';
import { meantBy } from './spelling.ts';
import { terms, words } from './terms.ts';

/** A term of the question: what it weighs among the passages, and the other stems that may mean it, 0..1. */
export interface WeighedTerm {
  term: string;
  weight: number;
  alike: Map<string, number>;
}

/** A term that is in no passage is what the question is really about, more often than not. */
const ABSENT_WEIGHT = 1.4;
const ABSENT_IMPLIED_WEIGHT = 0.5;
const LEAST_WEIGHT = 0.3;
/** A kilo of what is the question. */
const MEASURES = terms(
  'kg gramos gramas litro docena duzia dozen unidad unidade unit porciones porcao fatia slice medio media meia half cento',
);

/** Whether a term only says what sort of answer is wanted, or of which size, or comes from the question before. */
export function isMinor(term: string, { expectation, inherited }: Question): boolean {
  return MEASURES.has(term) || inherited.has(term) || (expectation?.implied.has(term) ?? false);
}

/** The question's terms by rarity among the units, 0.3..1.4. */
export function weighTerms(question: Question, units: Unit[]): WeighedTerm[] {
  const vocabulary = new Set(units.flatMap((unit) => [...unit.terms, ...unit.headingTerms]));
  const alike = alikeAmong(question, vocabulary, () => wordsOf(units));
  const implied = question.expectation?.implied;
  const narrows = !question.terms.every((term) => isMinor(term, question));
  return question.terms.map((term) => {
    const one = { term, alike: alike(term) };
    if (narrows && isMinor(term, question)) return { ...one, weight: LEAST_WEIGHT };
    const found = units.filter(
      (unit) => shareOf(one, unit.terms) > 0 || shareOf(one, unit.headingTerms) > 0,
    ).length;
    if (found === 0) return { ...one, weight: implied?.has(term) ? ABSENT_IMPLIED_WEIGHT : ABSENT_WEIGHT };
    const rarity = Math.log(1 + units.length / found) / Math.log(1 + units.length);
    return { ...one, weight: Math.max(LEAST_WEIGHT, rarity) };
  });
}

/** Other stems that mean a term: of its family, or what a word that is nowhere was meant to be. */
export function alikeAmong(question: Question, vocabulary: Set<string>, spellings: () => Set<string>) {
  let known: Set<string> | undefined;
  return (term: string): Map<string, number> => {
    const kin = kinOf(term, vocabulary);
    if (kin.size > 0 || vocabulary.has(term)) return kin;
    known ??= spellings();
    return meantBy(question.spelled.get(term) ?? term, known);
  };
}

/** How far a set of stems has a term, 0..1. */
export function shareOf({ term, alike }: Pick<WeighedTerm, 'term' | 'alike'>, held: Set<string>): number {
  if (held.has(term)) return 1;
  let most = 0;
  for (const [other, share] of alike) if (share > most && held.has(other)) most = share;
  return most;
}

/** Weight of the terms that a set of stems has over that of all, 0..1. */
export function shareHeld(weighed: WeighedTerm[], held: Set<string>): number {
  let [matched, total] = [0, 0];
  for (const one of weighed) {
    total += one.weight;
    matched += one.weight * shareOf(one, held);
  }
  return total === 0 ? 0 : matched / total;
}

function wordsOf(units: Unit[]): Set<string> {
  const headings = new Set(units.flatMap((unit) => unit.passage.headings));
  return new Set([...headings, ...units.map((unit) => unit.text)].flatMap(words));
}
