import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import type { Keyring } from '../../../platform/keyring.ts';
import { CODE_RESULT, type CodeResult, readCode } from './code.ts';

/**
 * Shows the second factor within a session, which counts for five minutes.
 * @throws AppError second_factor_required (setup), where there is none
 */
export async function stepUp(
  db: TenantDb,
  keys: Keyring,
  { userId, text }: { userId: string; text: string },
): Promise<{ result: CodeResult | undefined; isRecovery: boolean }> {
  const code = await readCode(db, keys, { userId, text, isConfirmed: true });
  if (!code) throw new AppError('second_factor_required', 'setup');
  if ('outcome' in code) return { result: code, isRecovery: false };
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<CodeResult>(sql`
      select ${CODE_RESULT}
      from app.step_up(${code.sealedSecret}, ${code.step}::bigint, ${code.codeHash}::bytea)`),
  ]);
  return { result: rows[0], isRecovery: code.codeHash !== null };
}
