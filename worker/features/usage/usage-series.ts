import { utcDay } from '../../../durable-objects/policy/leases.ts';
import type { UsageRow } from '../../../durable-objects/storage/ledger-storage.ts';
import { KINDS, type Kind } from '../../domain/budget.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Money in micro-USD; units are tokens, bytes, tokens, messages. */
export interface Amount {
  micro: number;
  units: number;
}

/** The last `count` days, today included, oldest first. */
export function lastDays(count: number, now: number): string[] {
  return Array.from({ length: count }, (_, index) => utcDay(now - (count - 1 - index) * DAY_MS));
}

/** Of each kind an amount for each of these days, zero where nothing was used. */
export function seriesOf(rows: readonly UsageRow[], days: readonly string[]): Record<Kind, Amount[]> {
  return ofEachKind((kind) =>
    days.map((day) => sumOf(rows.filter((row) => row.kind === kind && row.day === day))),
  );
}

/** What these rows come to, by kind. */
export function totalsOf(rows: readonly UsageRow[]): Record<Kind, Amount> {
  return ofEachKind((kind) => sumOf(rows.filter((row) => row.kind === kind)));
}

export function microOf(rows: readonly UsageRow[]): number {
  return sumOf(rows).micro;
}

function sumOf(rows: readonly Amount[]): Amount {
  return rows.reduce((sum, { micro, units }) => ({ micro: sum.micro + micro, units: sum.units + units }), {
    micro: 0,
    units: 0,
  });
}

function ofEachKind<Value>(make: (kind: Kind) => Value): Record<Kind, Value> {
  return Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<Kind, Value>;
}
