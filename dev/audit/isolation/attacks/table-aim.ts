import type { Arena } from '../arena.ts';
import type { Table } from '../database-shape.ts';
import type { AppRole, Attacker, Outcome, Row } from '../sessions.ts';

/** One table under attack, in one role, in the context of A's owner or of a job in A. */
export interface Aim {
  arena: Arena;
  attacker: Attacker;
  role: AppRole;
  table: Table;
  /** The column that says whose a row is. */
  column: string;
  own: { id: string; row: Row };
  victim: { id: string; row: Row };
}

/** One attack of the catalogue on one table: null where it reached nothing, else what it reached. */
export type TableAttack = (aim: Aim) => Promise<string | null>;

/** Held where nothing is found, or where the role holds no such right at all. */
export function nothing(outcome: Outcome): string | null {
  if (outcome.code === '42501') return null;
  if (outcome.code !== undefined) return `error ${outcome.code}: ${outcome.message}`;
  const reached = 'n' in (outcome.rows[0] ?? {}) ? Number(outcome.rows[0]?.n) : outcome.count;
  return reached === 0 ? null : `reached ${reached} row(s)`;
}

/** Held where the statement is refused as it should be. */
export function refused(outcome: Outcome, codes: readonly string[] = ['42501']): string | null {
  if (outcome.code === undefined) return `was not refused (${outcome.count} row(s))`;
  return codes.includes(outcome.code)
    ? null
    : `error ${outcome.code} instead of ${codes.join(' or ')}: ${outcome.message}`;
}

/** Of several tries, the first that reached something. */
export async function first(...tries: (() => Promise<string | null>)[]): Promise<string | null> {
  for (const attempt of tries) {
    const finding = await attempt();
    if (finding !== null) return finding;
  }
  return null;
}

/** `$1` holds a row as JSON; the statement sees it as `v`, typed as the table's rows are. */
export function record({ sql }: Table): string {
  return `jsonb_populate_record(null::${sql}, $1::text::jsonb) v`;
}

export function sameKey({ key }: Table): string {
  return key.map((column) => `t."${column}" = v."${column}"`).join(' and ') || 'false';
}

export function insertRow(table: Table): string {
  const columns = table.columns.filter(({ generated }) => !generated).map(({ name }) => `"${name}"`);
  return `insert into ${table.sql} as t (${columns}) select ${columns.map((column) => `v.${column}`)} from ${record(table)}`;
}
