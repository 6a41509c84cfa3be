import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { callFunction, refuseOutcome } from './outcome.ts';

/**
 * Ends a membership, with the member's very next request.
 * @throws AppError not_found or conflict (last_owner); the database refuses an admin who removes an owner
 */
export async function removeMember(db: TenantDb, userId: string): Promise<void> {
  refuseOutcome(await callFunction(db, sql`app.remove_member(${userId})`));
}
