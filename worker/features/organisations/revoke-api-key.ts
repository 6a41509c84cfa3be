import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { callFunction } from './outcome.ts';

/**
 * Ends a key, with its very next request.
 * @throws AppError not_found
 */
export async function revokeApiKey(db: TenantDb, keyId: string): Promise<void> {
  if (!(await callFunction<boolean>(db, sql`app.revoke_api_key(${keyId})`))) throw new AppError('not_found');
}
