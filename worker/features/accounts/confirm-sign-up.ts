import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { readConfig } from '../../platform/config.ts';
import { upstreamGate } from '../../platform/objects.ts';
import { hashToken } from './account-links.ts';
import type { ClientDetails } from './client-details.ts';
import type { PasswordByLink } from './identity-schemas.ts';
import { checkNewPassword } from './password/check-password.ts';
import { hashPassword } from './password/hash-password.ts';
import { type IssuedSession, startSession } from './start-session.ts';

/**
 * Makes the account that a link of a sign-up stands for, with the password that is chosen there, and signs its owner
 * in. Uses the link up: a password that is refused leaves it good.
 * @throws AppError weak_password or leaked_password
 * @throws AppError invalid_link: not one of ours, used, expired, or the address has an account by now
 */
export async function confirmSignUp(
  env: Env,
  { token, password }: PasswordByLink,
  client: ClientDetails,
): Promise<IssuedSession> {
  const config = readConfig(env);
  const { isRecheckDue } = await checkNewPassword(config, upstreamGate(env), password);
  const [hash, tokenHash] = [await hashPassword(password), await hashToken(token)];
  const [{ rows }] = await openJobDb(config, 'accounts', null).batch((queries) => [
    queries.execute<{ user_id: string }>(
      sql`select user_id from app.confirm_sign_up(decode(${tokenHash}, 'hex'), ${hash}, ${isRecheckDue})`,
    ),
  ]);
  const [person] = rows;
  if (!person) throw new AppError('invalid_link');
  return startSession(env, { userId: person.user_id, aal: 1, ...client });
}
