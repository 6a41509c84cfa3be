import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { hashRecoveryCodes, newRecoveryCodes } from './recovery-codes.ts';

/** Takes the second factor away, with its recovery codes. `db` asks for a fresh step-up. */
export async function disable(db: TenantDb): Promise<void> {
  await db.batch((queries) => [queries.execute(sql`select app.disable_second_factor()`)]);
}

/** New recovery codes in the place of all earlier ones. `db` asks for a fresh step-up. */
export async function replaceRecoveryCodes(db: TenantDb): Promise<string[]> {
  const recoveryCodes = newRecoveryCodes();
  const hashes = await hashRecoveryCodes(recoveryCodes);
  await db.batch((queries) => [
    queries.execute(sql`select app.replace_recovery_codes(${sql.param(hashes)}::bytea[])`),
  ]);
  return recoveryCodes;
}
