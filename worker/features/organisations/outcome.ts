import type { SQL } from 'drizzle-orm/sql';
import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';

/** The single value that a function of the database answers with; null where it answers null. */
export async function callFunction<Value>(db: TenantDb, call: SQL): Promise<Value | null> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ value: Value | null }>(sql`select ${call} as value`),
  ]);
  return rows[0]?.value ?? null;
}

/**
 * Of a change to who belongs to an organisation.
 * @throws AppError not_found, or conflict (last_owner): an organisation always has an owner
 */
export function refuseOutcome(outcome: string | null): void {
  if (outcome === 'not_found') throw new AppError('not_found');
  if (outcome === 'last_owner') throw new AppError('conflict', 'last_owner');
}
