import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import type { Keyring } from '../../../platform/keyring.ts';
import { seal } from '../../../platform/sealed.ts';
import { secretContext } from './code.ts';
import { enrolmentUri, newSecret } from './totp.ts';

/**
 * A new secret for an authenticator, good for nothing before a code of it confirms it. Another call replaces it.
 * @returns the secret in base32, and the address that a QR code shows
 * @throws AppError conflict, where a second factor is there already
 */
export async function enrol(
  db: TenantDb,
  keys: Keyring,
  userId: string,
): Promise<{ secret: string; uri: string }> {
  const secret = newSecret();
  const sealed = await seal(secret, secretContext(userId), keys);
  const [enrolled, address] = await db.batch((queries) => [
    queries.execute<{ outcome: 'enrolled' | 'confirmed' }>(
      sql`select app.enrol_second_factor(${sealed}) as outcome`,
    ),
    queries.execute<{ email: string }>(sql`select email from app.account_address()`),
  ]);
  if (enrolled.rows[0]?.outcome !== 'enrolled') throw new AppError('conflict', 'second_factor');
  return { secret, uri: enrolmentUri(secret, address.rows[0]?.email ?? userId) };
}
