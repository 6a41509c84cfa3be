import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { callFunction, refuseOutcome } from './outcome.ts';

/**
 * Makes a member the owner in the caller's place, who stays as an admin.
 * @throws AppError not_found, for the caller as well
 */
export async function transferOwnership(db: TenantDb, userId: string): Promise<void> {
  refuseOutcome(await callFunction(db, sql`app.transfer_ownership(${userId})`));
}
