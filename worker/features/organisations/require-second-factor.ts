import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { callFunction } from './outcome.ts';

/** From now on every member needs a session with a second factor, or no longer: with their very next request. */
export async function requireSecondFactor(db: TenantDb, isRequired: boolean): Promise<void> {
  await callFunction(db, sql`app.require_second_factor(${isRequired})`);
}
