import { expectedAnswer } from './expected-answer.ts';
import { isBare, type Unit } from './quote-units.ts';
import type { ScoredUnit } from './score-units.ts';
import { terms } from './terms.ts';

const MAX_QUOTE = 350;
/** Units this close to the best one answer as well. */
const AS_GOOD = 0.06;
const MAX_SENTENCES = 2;

/** The best unit with what it needs to be understood, and others of its passage that answer as well: verbatim. */
export function composeQuote(
  question: string,
  best: ScoredUnit,
  scored: ScoredUnit[],
  units: Unit[],
): string {
  const passageUnits = units.filter((unit) => unit.rank === best.unit.rank);
  const chosen = new Set<Unit>();
  const add = (unit: Unit | undefined) => {
    if (unit === undefined || isBare(unit)) return;
    const together = new Set([...chosen, unit]);
    if (unit.lead !== null) together.add(unit.lead);
    if (chosen.size === 0 || join(together).length <= MAX_QUOTE) for (const one of together) chosen.add(one);
  };

  add(best.unit);
  if (asksForAll(question, best.unit)) for (const unit of listAround(best.unit, passageUnits)) add(unit);
  if (best.unit.introduces) for (const unit of following(best.unit, passageUnits)) add(unit);
  const expectation = expectedAnswer(question);
  const next = passageUnits[best.unit.order + 1];
  if (
    expectation &&
    !expectation.given.test(best.unit.folded) &&
    next &&
    expectation.given.test(next.folded)
  ) {
    add(next);
  }
  for (const { unit, score } of scored) {
    if (unit.rank !== best.unit.rank || score < best.score - AS_GOOD) continue;
    if (unit.kind === 'entry' || chosen.size < MAX_SENTENCES) add(unit);
  }
  return shorten(join(chosen));
}

/** Whether the question says nothing that would choose among the entries under the unit's heading. */
function asksForAll(question: string, { kind, ownHeadingTerms }: Unit): boolean {
  const implied = expectedAnswer(question)?.implied;
  const names = (term: string) => ownHeadingTerms.has(term) || implied?.has(term);
  return kind === 'entry' && [...terms(question)].every(names);
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

function join(units: Set<Unit>): string {
  let quote = '';
  let previous: Unit | null = null;
  for (const unit of [...units].sort((one, other) => one.order - other.order)) {
    const adjacent = previous !== null && unit.order === previous.order + 1;
    const lines = unit.kind === 'entry' || previous?.kind === 'entry';
    if (previous !== null) quote += lines ? '\n' : adjacent ? ' ' : ' […] ';
    quote += unit.text;
    previous = unit;
  }
  return quote;
}

/** Only a single sentence or row can be longer: it is cut between words. */
function shorten(quote: string): string {
  if (quote.length <= MAX_QUOTE) return quote;
  const cut = quote.slice(0, MAX_QUOTE);
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
