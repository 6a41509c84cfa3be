import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import { uuidV7 } from '../../../domain/ids.ts';
import type { Log } from '../../../platform/log.ts';
import type { AbuseGate } from '../abuse-gate.ts';
import { blockAudited, liftAudited } from '../act-on-gate.ts';
import { recordSteps } from './record-steps.ts';

interface Operator {
  db: TenantDb;
  /** Of the subject. */
  gate: AbuseGate;
  log: Log;
}

/**
 * Blocks a network or a person outside organisations until the operator lifts it.
 * @throws AppError not_found where there is no such person, or unavailable
 */
export async function blockAtEdge(operator: Operator, subject: string): Promise<void> {
  await requireSubject(operator.db, subject);
  await blockAudited({ ...operator, audit: () => audit(operator, subject, 'made_permanent') }, subject);
}

/**
 * Forgets the abuse of a network or a person outside organisations, blocked or only warned.
 * @returns whether there was anything to lift; else nothing happens
 * @throws AppError not_found where there is no such person, or unavailable
 */
export async function liftAtEdge(operator: Operator, subject: string): Promise<boolean> {
  await requireSubject(operator.db, subject);
  return liftAudited({ ...operator, audit: () => audit(operator, subject, 'lifted') }, subject);
}

async function requireSubject(db: TenantDb, subject: string): Promise<void> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ known: boolean }>(sql`select app.knows_abuse_subject(${subject}) as known`),
  ]);
  if (!rows[0]?.known) throw new AppError('not_found');
}

async function audit(
  { db, log }: Operator,
  subject: string,
  step: 'lifted' | 'made_permanent',
): Promise<void> {
  const row = { id: uuidV7(), subject, step, cause: null, at: Date.now(), until: null };
  // Erased in the meantime: what nobody can look up is not done.
  if ((await recordSteps(db, [row], log)) === 0) throw new AppError('not_found');
}
