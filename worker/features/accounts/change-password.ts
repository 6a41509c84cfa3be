import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { upstreamGate } from '../../platform/objects.ts';
import { type EndedRow, hangUp, toEndedSessions } from './end-sessions.ts';
import { checkNewPassword } from './password/check-password.ts';
import { hashPassword } from './password/hash-password.ts';
import { showPassword } from './password/show-password.ts';
import type { AccountNotice } from './send-account-mail.ts';

/**
 * Changes the password of the caller, who shows the one before, and ends their other sessions.
 * @throws AppError invalid_credentials, weak_password or leaked_password
 */
export async function changePassword(
  env: Env,
  db: TenantDb,
  { current, password }: { current: string; password: string },
  log: Log,
): Promise<AccountNotice | null> {
  const shown = await showPassword(db, current);
  const { isRecheckDue } = await checkNewPassword(readConfig(env), upstreamGate(env), password);
  const hash = await hashPassword(password);
  const [ended, address] = await db.batch((queries) => [
    queries.execute<EndedRow>(sql`select * from app.change_password(${shown}, ${hash}, ${isRecheckDue})`),
    queries.execute<{ email: string; language: Language; name: string }>(
      sql`select email, language, name from app.account_address()`,
    ),
  ]);
  const [row] = ended.rows;
  if (!row) throw new AppError('invalid_credentials');
  log.info('account.password_changed');
  await hangUp(env, toEndedSessions(row), log);
  const [person] = address.rows;
  if (!person) return null;
  const { email, language, name } = person;
  return { kind: 'password_changed', to: email, language, name, key: crypto.randomUUID() };
}
