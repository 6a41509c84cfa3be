import { type Expectation, expectedAnswer } from './expected-answer.ts';
import type { Unit } from './quote-units.ts';
import { fold, terms } from './terms.ts';
import { namesWeekday } from './weekdays.ts';

export interface ScoredUnit {
  unit: Unit;
  /** 0..1: weight of the question's terms that the unit, its lead or its headings have or imply. */
  support: number;
  /** For ranking only. */
  score: number;
}

/** A term that is in no passage is what the question is really about, more often than not. */
const ABSENT_WEIGHT = 1.4;
const LEAST_WEIGHT = 0.3;
/** A kilo of what is the question. */
const MEASURES = terms(
  'kg gramos gramas litro docena duzia dozen unidad unidade unit porciones porcao fatia slice medio media meia half cento',
);
const HEADING_SHARE = 0.8;
/** `Saturdays: 8 to 14` says when one is open; a sentence with a time may speak of anything. */
const IMPLIED_BY_ENTRY = 0.6;
const IMPLIED_BY_SENTENCE = 0.2;
/** For ranking: a unit about holidays and such where nobody asked, a heading or an entry about what was asked. */
const SPECIAL_PENALTY = 0.25;
const OWN_HEADING_BONUS = 0.1;
const SUBJECT_BONUS = 0.1;
const SPECIAL =
  /\b(?:feriad[oa]s?|festivos?|especia(?:l|les|is)|excepto|exceto|navidad|natal|carnaval|pascuas?|semana santa|fin de ano|ano nuevo|ano novo|[1-3]?\do? de (?:enero|janeiro|mayo|maio|dic\w+|dezembro)|(?:diciembre|dezembro)|holidays?|christmas|easter|new year)\b/;

/**
 * Units by how well they answer the question, best first. Empty when the question has nothing to look for;
 * "where are you?" has no term of its own, but what it expects.
 */
export function scoreUnits(question: string, units: Unit[]): ScoredUnit[] {
  const expectation = expectedAnswer(question);
  const own = [...terms(question)];
  const wanted = own.length > 0 ? own : [...(expectation?.implied ?? [])].slice(0, 1);
  if (wanted.length === 0) return [];
  const isMinor = (term: string) => MEASURES.has(term) || (expectation?.implied.has(term) ?? false);
  const narrows = !wanted.every(isMinor);
  const weights = new Map(
    wanted.map((term) => [term, narrows && isMinor(term) ? LEAST_WEIGHT : weigh(term, units, expectation)]),
  );
  const asksSpecial = SPECIAL.test(fold(question));
  return units
    .map((unit) => {
      const scored = scoreUnit(unit, weights, expectation);
      return isSpecial(unit) && !asksSpecial ? { ...scored, score: scored.score - SPECIAL_PENALTY } : scored;
    })
    .sort((one, other) => other.score - one.score);
}

/** 0.3..1 by rarity among the units. */
function weigh(term: string, units: Unit[], expectation: Expectation | null): number {
  const found = units.filter((unit) => unit.terms.has(term) || unit.headingTerms.has(term)).length;
  if (found === 0) return expectation?.implied.has(term) ? 0.5 : ABSENT_WEIGHT;
  return Math.max(LEAST_WEIGHT, Math.log(1 + units.length / found) / Math.log(1 + units.length));
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
  const asked = (term: string) => weights.has(term) || (expectation?.implied.has(term) ?? false);
  const about =
    OWN_HEADING_BONUS * shareOf(unit.ownHeadingTerms, asked) +
    SUBJECT_BONUS * shareOf(unit.subjectTerms, asked);
  const score = support + fitsQuestion + about + 0.3 * unit.passage.coverage - 0.02 * unit.rank;
  return { unit, support, score };
}

function shareOf(held: Set<string>, asked: (term: string) => boolean): number {
  return held.size === 0 ? 0 : [...held].filter(asked).length / held.size;
}

/** A case apart: under a heading that says so, or naming one and no weekday. */
function isSpecial(unit: Unit): boolean {
  if (SPECIAL.test(fold(unit.passage.headings.at(-1) ?? ''))) return true;
  return SPECIAL.test(unit.folded) && !namesWeekday(unit.folded);
}

/** How far a unit speaks of a term, 0..1. */
function share(unit: Unit, term: string, given: Expectation | null): number {
  const implied = given?.implied;
  if (unit.terms.has(term) || unit.lead?.terms.has(term)) return 1;
  if (implied?.has(term) && unit.ownHeadingTerms.size > 0 && isSubsetOf(unit.ownHeadingTerms, implied))
    return 1;
  if (unit.headingTerms.has(term)) return HEADING_SHARE;
  if (!implied?.has(term)) return 0;
  if (hasAny(unit.terms, implied) || hasAny(unit.headingTerms, implied)) return HEADING_SHARE;
  return unit.kind === 'entry' ? IMPLIED_BY_ENTRY : IMPLIED_BY_SENTENCE;
}

function isSubsetOf(some: Set<string>, all: Set<string>): boolean {
  return [...some].every((term) => all.has(term));
}

function hasAny(held: Set<string>, wanted: Set<string>): boolean {
  return [...held].some((term) => wanted.has(term));
}
