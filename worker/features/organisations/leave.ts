import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { callFunction, refuseOutcome } from './outcome.ts';

/**
 * Ends the caller's own membership.
 * @throws AppError conflict (last_owner)
 */
export async function leave(db: TenantDb): Promise<void> {
  refuseOutcome(await callFunction(db, sql`app.leave_organisation()`));
}
