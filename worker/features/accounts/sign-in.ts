import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import type { ClientDetails } from './client-details.ts';
import type { Credentials } from './identity-schemas.ts';
import { verifyPassword } from './password/hash-password.ts';
import { settlePassword } from './password/settle-password.ts';
import { issueChallenge } from './second-factor/challenge.ts';
import { type IssuedSession, startSession } from './start-session.ts';

type Found = {
  user_id: string;
  hash: string;
  is_recheck_due: boolean;
  is_locked: boolean;
  has_second_factor: boolean;
};

export type SignedIn = {
  userId: string;
  /** Found in leaks since it was chosen: the page asks for another, and a mail does. */
  isPasswordLeaked: boolean;
} & ({ session: IssuedSession } | { challenge: string });

/**
 * A session for the right password, or the challenge for a second factor. An unknown address, a wrong password and a
 * locked account are alike in answer, hashing and round trips.
 * @throws AppError invalid_credentials
 */
export async function signIn(
  env: Env,
  { email, password }: Credentials,
  client: ClientDetails,
  log: Log,
): Promise<SignedIn> {
  const db = openJobDb(readConfig(env), 'accounts', null);
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<Found>(sql`select * from app.sign_in_lookup(${email})`),
  ]);
  const [found] = rows;
  const open = found?.is_locked ? undefined : found;
  if (!(await verifyPassword(password, open?.hash ?? null)) || !open) {
    await db.batch((queries) => [
      // Nobody's failures are counted in the same time.
      queries.execute(sql`select app.count_failure(${open?.user_id ?? null}::uuid)`),
    ]);
    const reason = found?.is_locked ? 'locked' : 'wrong';
    log.warn('account.sign_in_refused', { reason: found ? reason : 'unknown' });
    throw new AppError('invalid_credentials');
  }

  const { user_id: userId } = open;
  const isPasswordLeaked = await settlePassword(env, db, open, password);
  if (open.has_second_factor) {
    return { userId, isPasswordLeaked, challenge: await issueChallenge(env, { userId, isPasswordLeaked }) };
  }
  const session = await startSession(env, { userId, aal: 1, ...client });
  log.info('account.signed_in');
  return { userId, isPasswordLeaked, session };
}
