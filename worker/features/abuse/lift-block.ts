import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Log } from '../../platform/log.ts';
import type { AbuseGate } from './abuse-gate.ts';
import { liftAudited } from './act-on-gate.ts';
import { findSubject } from './find-subject.ts';
import type { Subject } from './schemas.ts';

/**
 * Forgets the abuse of a customer or a member, blocked or only warned.
 * @returns whether there was anything to lift; else nothing happens
 * @throws AppError not_found or unavailable
 */
export async function liftBlock(
  { db, actor, gate, log }: { db: TenantDb; actor: Actor; gate: AbuseGate; log: Log },
  subject: Subject,
): Promise<boolean> {
  await findSubject(db, actor, subject);
  const audit = () =>
    db.batch((queries) => [queries.execute(sql`select app.audit('block.lift', ${subject.text})`)]);
  return liftAudited({ gate, log, audit }, subject.text);
}
