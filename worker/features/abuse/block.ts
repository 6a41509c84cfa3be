import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { AbuseGate } from './abuse-gate.ts';
import { blockAudited } from './act-on-gate.ts';
import { findSubject } from './find-subject.ts';
import type { Subject } from './schemas.ts';

/**
 * Blocks a customer or a member until somebody lifts it.
 * @throws AppError not_found, conflict (self), forbidden where somebody else blocks an owner, or unavailable
 */
export async function block(
  { db, actor, gate, log }: { db: TenantDb; actor: Actor; gate: AbuseGate; log: Log },
  subject: Subject,
): Promise<void> {
  const { role, callerRole } = await findSubject(db, actor, subject);
  // Nobody would be left who could lift it, or an admin would rid themselves of an owner.
  if (actor.kind === 'user' && subject.text === `user:${actor.userId}`)
    throw new AppError('conflict', 'self');
  if (role === 'owner' && callerRole !== 'owner') throw new AppError('forbidden');
  const audit = () =>
    db.batch((queries) => [queries.execute(sql`select app.audit('block.add', ${subject.text})`)]);
  await blockAudited({ gate, log, audit }, subject.text);
}
