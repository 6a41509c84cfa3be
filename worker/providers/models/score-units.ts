import { type Expectation, expectedAnswer } from './expected-answer.ts';
import type { Unit } from './quote-units.ts';
import { terms } from './terms.ts';

export interface ScoredUnit {
  unit: Unit;
  /** 0..1: weight of the question's terms that the unit, its lead or its headings have or imply. */
  support: number;
  /** For ranking only. */
  score: number;
}

/** A term that is in no passage is what the question is really about, more often than not. */
const ABSENT_WEIGHT = 1.4;
const HEADING_SHARE = 0.8;
/** `Saturdays: 8 to 14` says when one is open; a sentence with a time may speak of anything. */
const IMPLIED_BY_ENTRY = 0.6;
const IMPLIED_BY_SENTENCE = 0.2;

/**
 * Units by how well they answer the question, best first. Empty when the question has nothing to look for;
 * "where are you?" has no term of its own, but what it expects.
 */
export function scoreUnits(question: string, units: Unit[]): ScoredUnit[] {
  const expectation = expectedAnswer(question);
  const own = [...terms(question)];
  const wanted = own.length > 0 ? own : [...(expectation?.implied ?? [])].slice(0, 1);
  if (wanted.length === 0) return [];
  const weights = new Map(wanted.map((term) => [term, weigh(term, units, expectation)]));
  return units
    .map((unit) => scoreUnit(unit, weights, expectation))
    .sort((one, other) => other.score - one.score);
}

/** 0.3..1 by rarity among the units. */
function weigh(term: string, units: Unit[], expectation: Expectation | null): number {
  const found = units.filter((unit) => unit.terms.has(term) || unit.headingTerms.has(term)).length;
  if (found === 0) return expectation?.implied.has(term) ? 0.5 : ABSENT_WEIGHT;
  return Math.max(0.3, Math.log(1 + units.length / found) / Math.log(1 + units.length));
}

function scoreUnit(unit: Unit, weights: Map<string, number>, expectation: Expectation | null): ScoredUnit {
  const given = expectation?.given.test(unit.folded) ?? false;
  let total = 0;
  let matched = 0;
  for (const [term, weight] of weights) {
    total += weight;
    matched += weight * share(unit, term, given ? expectation : null);
  }
  const support = matched / total;
  const fitsQuestion = expectation === null ? 0 : given ? 0.15 : -0.1;
  const score = support + fitsQuestion + 0.3 * unit.passage.coverage - 0.02 * unit.rank;
  return { unit, support, score };
}

/** How far a unit speaks of a term, 0..1. */
function share(unit: Unit, term: string, given: Expectation | null): number {
  const implied = given?.implied;
  if (implied?.has(term) && hasAny(unit.headingTerms, implied)) return 1;
  if (unit.terms.has(term) || unit.lead?.terms.has(term)) return 1;
  if (unit.headingTerms.has(term)) return HEADING_SHARE;
  if (!implied?.has(term)) return 0;
  if (hasAny(unit.terms, implied)) return HEADING_SHARE;
  return unit.kind === 'entry' ? IMPLIED_BY_ENTRY : IMPLIED_BY_SENTENCE;
}

function hasAny(held: Set<string>, wanted: Set<string>): boolean {
  return [...held].some((term) => wanted.has(term));
}
