import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import type { AccountNotice } from './send-account-mail.ts';
import type { IssuedSession } from './start-session.ts';

/** The mail that asks a person to change a password that has leaked: one a day at most, by its key. */
export async function tellOfLeak(env: Env, userId: string): Promise<AccountNotice | null> {
  const [{ rows }] = await openJobDb(readConfig(env), 'accounts', null).batch((queries) => [
    queries.execute<{ email: string; language: Language; name: string }>(
      sql`select email, language, name from app.account_address(${userId})`,
    ),
  ]);
  const [person] = rows;
  if (!person) return null;
  const { email, language, name } = person;
  return { kind: 'password_leaked', to: email, language, name, key: userId };
}

/** A session as it is answered, which asks for another password where this one has leaked. */
export function warnOfLeak({ body, cookie }: IssuedSession, isPasswordLeaked: boolean): IssuedSession {
  return { body: isPasswordLeaked ? { ...body, passwordLeaked: true } : body, cookie };
}
