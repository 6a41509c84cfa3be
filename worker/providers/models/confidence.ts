import type { Quote } from './compose-quote.ts';
import type { Question } from './question.ts';
import type { Unit } from './quote-units.ts';
import type { ScoredUnit } from './score-units.ts';
import { isMinor, shareHeld, shareOf, type WeighedTerm } from './weigh-terms.ts';

/** What speaks for a quote and against it. */
export interface Evidence {
  question: Question;
  weighed: WeighedTerm[];
  best: ScoredUnit;
  /** Best first. */
  scored: ScoredUnit[];
  quote: Quote;
  /** All units of all passages. */
  units: Unit[];
}

/**
 * Weights of a logistic regression on questions with their passage among those retrieved and without it: small
 * businesses' handbooks and encyclopedic articles, the latter in halves, one for fitting and one for checking.
 */
const WEIGHTS: Record<keyof ReturnType<typeof features>, number> = {
  support: 2.1,
  heldByQuote: 1.1,
  weightHeld: 2.15,
  margin: 0.55,
  names: 1.7,
  rank: -0.25,
  coverage: 1.1,
  isShort: -1,
  lackedByShort: -1.25,
  lackedByLong: -1.2,
};
const BIAS = -3.05;

/** A quote is an answer from here on; see `npm run -s eval:answer` for the curve. */
export const THRESHOLD = 0.5;

/** A question of so few words is about each of them. */
const FEW_TERMS = 2;
const USUAL_NAMES_HELD = 0.7;
const NO_RIVAL_MARGIN = 1;

/** Words of a short question that are strewn over a passage say nothing: one sentence or row has more than a third. */
const SHORT_QUESTION = 3;
const MIN_SUPPORT_OF_SHORT = 0.35;

/** How likely the quote answers the question, 0..1. */
export function confidenceOf(evidence: Evidence): number {
  const isShort = evidence.weighed.length <= SHORT_QUESTION;
  if (isShort && evidence.best.support < MIN_SUPPORT_OF_SHORT) return 0;
  let sum = BIAS;
  for (const [name, value] of Object.entries(features(evidence))) {
    sum += value * WEIGHTS[name as keyof typeof WEIGHTS];
  }
  return 1 / (1 + Math.exp(-sum));
}

/** What the confidence rests on. */
function features({ question, weighed, best, scored, quote, units }: Evidence) {
  const quoted = stemsOf(quote.units);
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const heldByQuote = Math.max(shareHeld(weighed, quoted), best.support);
  const rival = scored.find(({ unit }) => unit.rank !== best.unit.rank);
  const inPassage = stemsOf(units.filter(({ rank }) => rank === best.unit.rank));
  const names = [...question.names];
  const main = weighed.filter(({ term }) => !isMinor(term, question));
  const own = stemsOf([best.unit]);
  const lacked = main.reduce((sum, one) => sum + 1 - shareOf(one, own), 0);
  const isShort = main.length <= FEW_TERMS;
  return {
    support: best.support,
    heldByQuote,
    weightHeld: Math.log1p(total * heldByQuote),
    /** How much better it is than anything in another passage. */
    margin: Math.min(NO_RIVAL_MARGIN, rival === undefined ? NO_RIVAL_MARGIN : best.score - rival.score),
    names:
      names.length === 0
        ? 0
        : names.filter((one) => inPassage.has(one)).length / names.length - USUAL_NAMES_HELD,
    rank: best.unit.rank,
    coverage: best.unit.passage.coverage,
    isShort: isShort ? 1 : 0,
    lackedByShort: isShort ? lacked : 0,
    lackedByLong: isShort ? 0 : lacked / main.length,
  };
}

function stemsOf(units: Unit[]): Set<string> {
  return new Set(units.flatMap((unit) => [...unit.terms, ...unit.headingTerms]));
}
