import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import { verifyPassword } from './hash-password.ts';

/**
 * A signed-in person shows their password once more. A wrong one counts, as it does at the sign-in.
 * @returns the hash that it was held against: what follows goes through only if it is still theirs
 * @throws AppError invalid_credentials
 */
export async function showPassword(db: TenantDb, password: string): Promise<string> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ hash: string; is_locked: boolean }>(
      sql`select hash, is_locked from app.own_password()`,
    ),
  ]);
  const [own] = rows;
  const hash = own && !own.is_locked ? own.hash : null;
  if ((await verifyPassword(password, hash)) && hash !== null) return hash;
  if (hash !== null) await db.batch((queries) => [queries.execute(sql`select app.count_own_failure()`)]);
  throw new AppError('invalid_credentials');
}
