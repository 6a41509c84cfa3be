import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Actor } from '../../domain/actor.ts';
import { askGate } from '../../platform/ask-gate.ts';
import type { Log } from '../../platform/log.ts';
import type { AbuseGate } from './abuse-gate.ts';
import { findSubject } from './find-subject.ts';
import type { Subject } from './schemas.ts';

/**
 * Forgets the abuse of a customer or a member, blocked or only warned, after it was audited.
 * @returns whether there was anything to lift; else nothing happens
 * @throws AppError not_found or unavailable
 */
export async function liftBlock(
  { db, actor, gate, log }: { db: TenantDb; actor: Actor; gate: AbuseGate; log: Log },
  subject: Subject,
): Promise<boolean> {
  await findSubject(db, actor, subject);
  const abuses = await askGate(gate.abuses(), log);
  if (!abuses.some((abuse) => abuse.subject === subject.text)) return false;
  await db.batch((queries) => [queries.execute(sql`select app.audit('block.lift', ${subject.text})`)]);
  return askGate(gate.lift(subject.text), log);
}
