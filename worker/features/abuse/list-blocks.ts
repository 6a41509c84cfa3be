import { inArray, sql } from 'drizzle-orm/sql';
import { contacts } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { askGate } from '../../platform/ask-gate.ts';
import type { Log } from '../../platform/log.ts';
import type { Abuse, AbuseGate } from './abuse-gate.ts';
import { type StandingView, viewStanding } from './act-on-gate.ts';

export interface BlockView extends StandingView<Exclude<Abuse['standing'], 'clear'>> {
  subject: string;
  /** Of a customer or a member; null where nobody knows it. */
  name: string | null;
}

/**
 * Who has been warned, cooled down or blocked. The caller has been permitted.
 * @throws AppError unavailable
 */
export async function listBlocks(db: TenantDb, gate: AbuseGate, log: Log): Promise<BlockView[]> {
  const abuses = await askGate(gate.abuses(), log);
  const names = await namesOf(
    db,
    abuses.map(({ subject }) => subject),
  );
  return abuses.flatMap(({ subject, standing, ...hold }) =>
    standing === 'clear'
      ? []
      : { subject, name: names.get(subject) ?? null, ...viewStanding(standing, hold) },
  );
}

async function namesOf(db: TenantDb, subjects: string[]): Promise<Map<string, string | null>> {
  const ids = subjects.flatMap((subject) => (subject.startsWith('contact:') ? subject.slice(8) : []));
  if (subjects.length === 0) return new Map();
  const [customers, members] = await db.batch((queries) => [
    queries
      .select({ id: contacts.id, name: contacts.displayName })
      .from(contacts)
      .where(inArray(contacts.id, ids)),
    queries.execute<{ id: string; name: string }>(sql`select user_id as id, name from app.member_names()`),
  ]);
  return new Map([
    ...customers.map(({ id, name }) => [`contact:${id}`, name] as const),
    ...members.rows.map(({ id, name }) => [`user:${id}`, name] as const),
  ]);
}
