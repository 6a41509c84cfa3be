import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { hashApiKey, newApiKey } from './api-key.ts';
import { callFunction } from './outcome.ts';
import type { NewApiKey } from './schemas.ts';

/**
 * A new key of the organisation. Only here is it whole: nobody can read it again.
 * @throws AppError conflict (too_many), where there are 20 already
 */
export async function createApiKey(db: TenantDb, { name, scopes, expiresAt }: NewApiKey) {
  const { key, prefix } = newApiKey();
  const hash = await hashApiKey(key);
  const id = await callFunction<string>(
    db,
    sql`app.create_api_key(decode(${hash}, 'hex'), ${prefix}, ${name}, ${sql.param(scopes)}::text[],
      ${expiresAt}::timestamptz)`,
  );
  if (id === null) throw new AppError('conflict', 'too_many');
  return { id, key, prefix, name, scopes, expiresAt };
}
