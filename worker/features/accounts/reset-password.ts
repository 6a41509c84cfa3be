import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { upstreamGate } from '../../platform/objects.ts';
import { hashToken } from './account-links.ts';
import { type EndedRow, hangUp, toEndedSessions } from './end-sessions.ts';
import type { PasswordByLink } from './identity-schemas.ts';
import { checkNewPassword } from './password/check-password.ts';
import { hashPassword } from './password/hash-password.ts';
import type { AccountNotice } from './send-account-mail.ts';

type Reset = EndedRow & { email: string; language: Language; name: string };

/**
 * A new password by the link of a mail, which it uses up: a password that is refused leaves it good. Ends every
 * session and keeps the second factor.
 * @throws AppError weak_password, leaked_password or invalid_link
 */
export async function resetPassword(
  env: Env,
  { token, password }: PasswordByLink,
  log: Log,
): Promise<AccountNotice> {
  const config = readConfig(env);
  const { isRecheckDue } = await checkNewPassword(config, upstreamGate(env), password);
  const [hash, tokenHash] = [await hashPassword(password), await hashToken(token)];
  const [{ rows }] = await openJobDb(config, 'accounts', null).batch((queries) => [
    queries.execute<Reset>(
      sql`select * from app.reset_password(decode(${tokenHash}, 'hex'), ${hash}, ${isRecheckDue})`,
    ),
  ]);
  const [reset] = rows;
  if (!reset) throw new AppError('invalid_link');
  log.info('account.password_reset');
  await hangUp(env, toEndedSessions(reset), log);
  const { email, language, name } = reset;
  return { kind: 'password_changed', to: email, language, name, key: tokenHash };
}
