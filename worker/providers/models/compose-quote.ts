import type { Question } from './question.ts';
import { isBare, type Unit } from './quote-units.ts';
import type { ScoredUnit } from './score-units.ts';

const MAX_QUOTE = 300;
/** Entries this close to the best one answer as well. */
const AS_GOOD = 0.06;
/** A sentence beside the best one makes it easier to understand than one that is better by this much elsewhere. */
const BESIDE = 0.4;
/** Sentences further below the best one only fill. */
const WORTH_QUOTING = 1;

export interface Quote {
  text: string;
  units: Unit[];
}

/** The best unit with what it needs to be understood, and others of its passage that help: verbatim, 300 characters. */
export function composeQuote(
  question: Question,
  best: ScoredUnit,
  scored: ScoredUnit[],
  units: Unit[],
): Quote {
  const passageUnits = units.filter((unit) => unit.rank === best.unit.rank);
  let chosen: Unit[] = [];
  const add = (unit: Unit | undefined) => {
    if (unit === undefined || chosen.includes(unit) || isBare(unit)) return;
    const lead = unit.lead !== null && !chosen.includes(unit.lead) ? [unit.lead] : [];
    const together = [...chosen, ...lead, unit];
    if (join(together).length <= MAX_QUOTE) chosen = together;
    else if (chosen.length === 0) chosen = [unit];
  };

  add(best.unit);
  if (asksForAll(question, best.unit)) for (const unit of listAround(best.unit, passageUnits)) add(unit);
  if (best.unit.introduces) for (const unit of following(best.unit, passageUnits)) add(unit);
  const { expectation } = question;
  const next = passageUnits[best.unit.order + 1];
  const lacksAnswer = expectation !== null && !expectation.given.test(best.unit.folded);
  if (lacksAnswer && next && expectation.given.test(next.folded)) add(next);
  const others = scored.filter(({ unit }) => unit.rank === best.unit.rank && unit !== best.unit);
  for (const { unit, score } of others) if (score >= best.score - AS_GOOD) add(unit);
  if (best.unit.kind === 'sentence') for (const unit of context(best, others)) add(unit);
  return { text: join(chosen), units: chosen };
}

/** Sentences of the passage that make the best one easier to understand, or say more of it, best first. */
function context(best: ScoredUnit, others: ScoredUnit[]): Unit[] {
  const worth = ({ unit, score }: ScoredUnit) =>
    score + (Math.abs(unit.order - best.unit.order) === 1 ? BESIDE : 0);
  return others
    .filter(({ unit }) => unit.kind === 'sentence' && !unit.introduces)
    .filter((one) => worth(one) >= best.score - WORTH_QUOTING)
    .sort((one, other) => worth(other) - worth(one))
    .map(({ unit }) => unit);
}

/** Whether the question says nothing that would choose among the entries under the unit's heading. */
function asksForAll({ terms, expectation }: Question, { kind, ownHeadingTerms }: Unit): boolean {
  const names = (term: string) => ownHeadingTerms.has(term) || expectation?.implied.has(term);
  return kind === 'entry' && terms.every(names);
}

/** The list or table that an entry belongs to. */
function listAround(entry: Unit, units: Unit[]): Unit[] {
  const isOther = (unit: Unit) => unit.kind !== 'entry';
  const start = units.slice(0, entry.order).findLastIndex(isOther) + 1;
  const length = units.slice(entry.order).findIndex(isOther);
  return units.slice(start, length === -1 ? undefined : entry.order + length);
}

/** What a lead-in announces: the entries below it, or the sentences after a question up to the next one. */
function following(lead: Unit, units: Unit[]): Unit[] {
  const after = units.slice(lead.order + 1);
  const end = after.findIndex(
    (unit, index) => unit.introduces || (index > 0 && unit.kind !== after[0]?.kind),
  );
  return after.slice(0, Math.min(end === -1 ? after.length : end, after[0]?.kind === 'entry' ? 20 : 2));
}

function join(units: Unit[]): string {
  let quote = '';
  let previous: Unit | null = null;
  for (const unit of [...units].sort((one, other) => one.order - other.order)) {
    quote += previous === null ? (unit.isStart ? '' : '…') : separator(previous, unit);
    quote += unit.text;
    previous = unit;
  }
  return previous?.isEnd === false ? `${quote}…` : quote;
}

function separator(previous: Unit, unit: Unit): string {
  if (unit.kind === 'entry' || previous.kind === 'entry') return '\n';
  if (unit.order !== previous.order + 1) return ' […] ';
  return unit.line === previous.line ? ' ' : '\n';
}
