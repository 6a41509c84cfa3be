import type { Expectation } from './expected-answer.ts';
import type { Question } from './question.ts';
import type { Unit } from './quote-units.ts';
import { fold } from './terms.ts';
import { namesWeekday } from './weekdays.ts';
import { shareHeld, shareOf, type WeighedTerm } from './weigh-terms.ts';

export interface ScoredUnit {
  unit: Unit;
  /** 0..1: weight of the question's terms that the unit, its lead or its headings have or imply. */
  support: number;
  /** For ranking only. */
  score: number;
}

const OWN_HEADING_SHARE = 0.85;
const HEADING_SHARE = 0.6;
const IMPLIED_SHARE = 0.8;
/** `Saturdays: 8 to 14` says when one is open; a sentence with a time may speak of anything. */
const IMPLIED_BY_ENTRY = 0.6;
const IMPLIED_BY_SENTENCE = 0.2;
/** For ranking: a unit about holidays and such where nobody asked, a heading or an entry about what was asked. */
const SPECIAL_PENALTY = 0.25;
const RANK_PENALTY = 0.05;
const OWN_HEADING_BONUS = 0.1;
const SUBJECT_BONUS = 0.1;
/** For ranking sentences: what the one before and the one after have of the question. */
const BEFORE_BONUS = 0.6;
const AFTER_BONUS = 0.15;
const SPECIAL =
  /\b(?:feriad[oa]s?|festivos?|especia(?:l|les|is)|excepto|exceto|navidad|natal|carnaval|pascuas?|semana santa|fin de ano|ano nuevo|ano novo|[1-3]?\do? de (?:enero|janeiro|mayo|maio|dic\w+|dezembro)|(?:diciembre|dezembro)|holidays?|christmas|easter|new year)\b/;

/** Units by how well they answer the question, best first. Empty when the question has nothing to look for. */
export function scoreUnits(question: Question, weighed: WeighedTerm[], units: Unit[]): ScoredUnit[] {
  if (weighed.length === 0) return [];
  const asksSpecial = SPECIAL.test(question.folded);
  return units
    .map((unit, index) => {
      const around = { before: units[index - 1], after: units[index + 1] };
      const scored = scoreUnit(unit, around, weighed, question.expectation);
      return isSpecial(unit) && !asksSpecial ? { ...scored, score: scored.score - SPECIAL_PENALTY } : scored;
    })
    .sort((one, other) => other.score - one.score);
}

function scoreUnit(
  unit: Unit,
  { before, after }: { before: Unit | undefined; after: Unit | undefined },
  weighed: WeighedTerm[],
  expectation: Expectation | null,
): ScoredUnit {
  const given = expectation?.given.test(unit.folded) ?? false;
  let total = 0;
  let matched = 0;
  for (const one of weighed) {
    total += one.weight;
    matched += one.weight * share(unit, one, given ? expectation : null);
  }
  const support = matched / total;
  const fitsQuestion = expectation === null ? 0 : given ? 0.15 : -0.1;
  const stems = new Set(weighed.map(({ term }) => term));
  const asked = (term: string) => stems.has(term) || (expectation?.implied.has(term) ?? false);
  const about =
    OWN_HEADING_BONUS * shareAbout(unit.ownHeadingTerms, asked) +
    SUBJECT_BONUS * shareAbout(unit.subjectTerms, asked);
  let score = support + fitsQuestion + about + 0.3 * unit.passage.coverage - RANK_PENALTY * unit.rank;
  if (unit.kind === 'sentence') {
    const telling = weighed.filter(({ term }) => !expectation?.implied.has(term));
    const own = shareHeld(telling, unit.terms);
    const withOne = (other: Unit | undefined) =>
      other?.rank === unit.rank && other.kind === 'sentence'
        ? shareHeld(telling, new Set([...unit.terms, ...other.terms])) - own
        : 0;
    score +=
      Math.min(1, (telling.length - 1) / 4) * (BEFORE_BONUS * withOne(before) + AFTER_BONUS * withOne(after));
  }
  return { unit, support, score };
}

function shareAbout(held: Set<string>, asked: (term: string) => boolean): number {
  return held.size === 0 ? 0 : [...held].filter(asked).length / held.size;
}

/** A case apart: under a heading that says so, or naming one and no weekday. */
function isSpecial(unit: Unit): boolean {
  if (SPECIAL.test(fold(unit.passage.headings.at(-1) ?? ''))) return true;
  return SPECIAL.test(unit.folded) && !namesWeekday(unit.folded);
}

/** How far a unit speaks of a term, 0..1. */
function share(unit: Unit, weighed: WeighedTerm, given: Expectation | null): number {
  const implied = given?.implied;
  const { term } = weighed;
  if (unit.terms.has(term) || unit.lead?.terms.has(term)) return 1;
  if (implied?.has(term) && unit.ownHeadingTerms.size > 0 && isSubsetOf(unit.ownHeadingTerms, implied))
    return 1;
  if (unit.ownHeadingTerms.has(term)) return OWN_HEADING_SHARE;
  if (unit.headingTerms.has(term)) return HEADING_SHARE;
  const alike = Math.max(
    shareOf(weighed, unit.terms),
    OWN_HEADING_SHARE * shareOf(weighed, unit.ownHeadingTerms),
  );
  if (alike > 0) return alike;
  if (!implied?.has(term)) return 0;
  if (hasAny(unit.terms, implied) || hasAny(unit.headingTerms, implied)) return IMPLIED_SHARE;
  return unit.kind === 'entry' ? IMPLIED_BY_ENTRY : IMPLIED_BY_SENTENCE;
}

function isSubsetOf(some: Set<string>, all: Set<string>): boolean {
  return [...some].every((term) => all.has(term));
}

function hasAny(held: Set<string>, wanted: Set<string>): boolean {
  for (const term of wanted) if (held.has(term)) return true;
  return false;
}
