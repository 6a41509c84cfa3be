import { sql } from 'drizzle-orm/sql';
import type { Context } from 'hono';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import type { AppEnv } from '../../../http/context.ts';
import type { Keyring } from '../../../platform/keyring.ts';
import { unseal } from '../../../platform/sealed.ts';
import { hashRecoveryCode, normalizeRecoveryCode } from './recovery-codes.ts';
import { stepOf } from './totp.ts';

/** What became of a code; `waitSeconds` where the account is locked now. */
export type CodeResult = { outcome: 'accepted' | 'wrong' | 'locked'; waitSeconds: number | null };

/** What the database needs to judge a code. Neither a step nor a hash: a wrong one, which it counts. */
export interface ReadCode {
  sealedSecret: string;
  step: number | null;
  /** Of a recovery code, as Postgres reads bytes. */
  codeHash: string | null;
}

/** Of a function that answers `outcome` and `locked_until`. */
export const CODE_RESULT = sql.raw(
  `outcome, ceil(extract(epoch from locked_until - clock_timestamp()))::integer as "waitSeconds"`,
);

/** Binds a sealed secret to its account: copied into another row it does not open. */
export function secretContext(userId: string): string {
  return `second-factor:${userId}`;
}

type Loaded = { sealedSecret: string; isConfirmed: boolean; waitSeconds: number | null };

/**
 * Holds a code against the account's second factor. One round trip; the code is not accepted yet.
 * @param since where a password was shown: nothing is found if it has changed after that
 * @returns null where there is no second factor in this state; a result where the account is locked
 */
export async function readCode(
  db: TenantDb,
  keys: Keyring,
  {
    userId,
    text,
    isConfirmed,
    since = null,
  }: { userId: string; text: string; isConfirmed: boolean; since?: Date | null },
): Promise<ReadCode | CodeResult | null> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<Loaded>(sql`
      select sealed_secret as "sealedSecret", is_confirmed as "isConfirmed",
        ceil(extract(epoch from locked_until - clock_timestamp()))::integer as "waitSeconds"
      from app.load_second_factor(${userId}, ${since?.toISOString() ?? null}::timestamptz)`),
  ]);
  const [loaded] = rows;
  if (loaded?.isConfirmed !== isConfirmed) return null;
  if (loaded.waitSeconds !== null) return { outcome: 'locked', waitSeconds: loaded.waitSeconds };
  const recoveryCode = isConfirmed ? normalizeRecoveryCode(text) : null;
  return {
    sealedSecret: loaded.sealedSecret,
    step: stepOf(text.replace(/\s/g, ''), await unseal(loaded.sealedSecret, secretContext(userId), keys)),
    codeHash: recoveryCode === null ? null : await hashRecoveryCode(recoveryCode),
  };
}

/** @throws AppError invalid_code or rate_limited, unless the code was accepted */
export function requireAccepted<E extends AppEnv>(c: Context<E>, result: CodeResult | undefined): void {
  if (result?.outcome === 'accepted') return;
  c.var.log.warn('account.code_refused', { reason: result?.outcome });
  if (result?.outcome !== 'locked') throw new AppError('invalid_code');
  c.header('retry-after', String(Math.max(result.waitSeconds ?? 1, 1)));
  throw new AppError('rate_limited');
}
