import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { hashToken } from './account-links.ts';
import type { AccountNotice } from './send-account-mail.ts';

/**
 * Moves an account to the address whose link this is. The returned mail tells the old one.
 * @throws AppError invalid_link: not one of ours, used, expired, or the address has an account by now
 */
export async function confirmEmail(env: Env, token: string, log: Log): Promise<AccountNotice> {
  const tokenHash = await hashToken(token);
  const [{ rows }] = await openJobDb(readConfig(env), 'accounts', null).batch((queries) => [
    queries.execute<{ old_email: string; language: Language; name: string }>(
      sql`select old_email, language, name from app.confirm_email_change(decode(${tokenHash}, 'hex'))`,
    ),
  ]);
  const [person] = rows;
  if (!person) throw new AppError('invalid_link');
  log.info('account.email_changed');
  const { old_email: to, language, name } = person;
  return { kind: 'email_changed', to, language, name, key: tokenHash };
}
