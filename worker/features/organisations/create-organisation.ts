import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Organisation } from '../accounts/me.ts';
import { callFunction } from './outcome.ts';
import type { NewOrganisation } from './schemas.ts';

/**
 * An organisation that the signed-in person owns.
 * @throws AppError conflict (too_many), where they own 20 already
 */
export async function createOrganisation(
  db: TenantDb,
  { name, language, timeZone }: NewOrganisation,
): Promise<Organisation> {
  const id = await callFunction<string>(db, sql`app.create_organisation(${name}, ${language}, ${timeZone})`);
  if (id === null) throw new AppError('conflict', 'too_many');
  return { id, name, role: 'owner', language, timeZone };
}
