import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Role } from '../../domain/actor.ts';
import { callFunction, refuseOutcome } from './outcome.ts';

/**
 * Gives a member another role, with their very next request.
 * @throws AppError not_found or conflict (last_owner); the database refuses an admin who makes or alters an owner
 */
export async function changeRole(db: TenantDb, userId: string, role: Role): Promise<void> {
  refuseOutcome(await callFunction(db, sql`app.change_role(${userId}, ${role})`));
}
