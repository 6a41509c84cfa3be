import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { readConfig } from '../../platform/config.ts';
import { hashToken } from './account-links.ts';
import type { ClientDetails } from './client-details.ts';
import { type IssuedSession, startSession } from './start-session.ts';

/**
 * Makes the account that a link of a sign-up stands for, and signs its owner in.
 * @throws AppError invalid_link: not one of ours, used, expired, or the address has an account by now
 */
export async function confirmSignUp(env: Env, token: string, client: ClientDetails): Promise<IssuedSession> {
  const tokenHash = await hashToken(token);
  const [{ rows }] = await openJobDb(readConfig(env), 'accounts', null).batch((queries) => [
    queries.execute<{ user_id: string }>(
      sql`select user_id from app.confirm_sign_up(decode(${tokenHash}, 'hex'))`,
    ),
  ]);
  const [person] = rows;
  if (!person) throw new AppError('invalid_link');
  return startSession(env, { userId: person.user_id, aal: 1, ...client });
}
