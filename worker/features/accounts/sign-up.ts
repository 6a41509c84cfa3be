import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import { newLink } from './account-links.ts';
import type { SignUp } from './identity-schemas.ts';
import type { AccountNotice } from './send-account-mail.ts';

/**
 * Keeps what a person signs up with until the link of the returned mail is opened. There the password is chosen: who
 * signs up may not be who has the address. One that has an account takes the same work, and gets another mail.
 */
export async function signUp(env: Env, { email, ...details }: SignUp): Promise<AccountNotice> {
  const config = readConfig(env);
  const { url, tokenHash } = await newLink(config, 'sign_up');
  const [{ rows }] = await openJobDb(config, 'accounts', null).batch((queries) => [
    queries.execute<{ is_known: boolean; language: Language; name: string }>(sql`
      select is_known, language, name
      from app.request_sign_up(${email}, decode(${tokenHash}, 'hex'), ${JSON.stringify(details)}::jsonb)`),
  ]);
  const { is_known: isKnown = false, language = details.language, name = '' } = rows[0] ?? {};
  const notice = { to: email, language, name, key: tokenHash };
  return isKnown ? { ...notice, kind: 'address_known' } : { ...notice, kind: 'confirm_sign_up', link: url };
}
