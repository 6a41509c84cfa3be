import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import type { Keyring } from '../../../platform/keyring.ts';
import { CODE_RESULT, type CodeResult, readCode } from './code.ts';
import { hashRecoveryCodes, newRecoveryCodes } from './recovery-codes.ts';

/**
 * Switches the second factor on by a first code of it; the session that shows it is of level 2 from now on.
 * @returns the recovery codes, which nobody can read again
 * @throws AppError conflict, where no secret waits for its confirmation
 */
export async function confirm(
  db: TenantDb,
  keys: Keyring,
  { userId, text }: { userId: string; text: string },
): Promise<{ result: CodeResult | undefined; recoveryCodes: string[] }> {
  const code = await readCode(db, keys, { userId, text, isConfirmed: false });
  if (!code) throw new AppError('conflict', 'second_factor');
  if ('outcome' in code) return { result: code, recoveryCodes: [] };
  const recoveryCodes = newRecoveryCodes();
  const hashes = await hashRecoveryCodes(recoveryCodes);
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<CodeResult>(sql`
      select ${CODE_RESULT}
      from app.confirm_second_factor(${code.sealedSecret}, ${code.step}::bigint, ${sql.param(hashes)}::bytea[])`),
  ]);
  return { result: rows[0], recoveryCodes };
}
