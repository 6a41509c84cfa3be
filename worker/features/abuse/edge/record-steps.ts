import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import type { Log } from '../../../platform/log.ts';
import { type AbuseStep, abuseStepSchema } from './abuse-step.ts';

/**
 * Keeps steps, each once by its id, and none of a person who is gone. Leaves out what cannot be kept, or it would hold
 * up everything after it.
 * @param db of a job
 * @returns how many are new
 * @throws where the database does not answer
 */
export async function recordSteps(db: TenantDb, steps: readonly AbuseStep[], log: Log): Promise<number> {
  const kept = steps.filter((step) => abuseStepSchema.safeParse(step).success);
  if (kept.length < steps.length) log.warn('abuse.not_recordable', { dropped: steps.length - kept.length });
  if (kept.length === 0) return 0;
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ stored: number }>(
      sql`select app.record_abuse_steps(${JSON.stringify(kept)}::jsonb) as stored`,
    ),
  ]);
  return rows[0]?.stored ?? 0;
}
