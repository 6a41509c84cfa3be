import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import { newLink } from './account-links.ts';
import type { AccountNotice } from './send-account-mail.ts';

/** The mail with the link for a new password; null for an address that nobody has, after the same round trip. */
export async function forgotPassword(env: Env, email: string): Promise<AccountNotice | null> {
  const config = readConfig(env);
  const { url, tokenHash } = await newLink(config, 'reset_password');
  const [{ rows }] = await openJobDb(config, 'accounts', null).batch((queries) => [
    queries.execute<{ language: Language; name: string }>(
      sql`select language, name from app.request_password_reset(${email}, decode(${tokenHash}, 'hex'))`,
    ),
  ]);
  const [person] = rows;
  return person ? { kind: 'reset_password', to: email, ...person, link: url, key: tokenHash } : null;
}
