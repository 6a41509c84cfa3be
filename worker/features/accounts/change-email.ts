import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import { newLink } from './account-links.ts';
import type { Credentials } from './identity-schemas.ts';
import { showPassword } from './password/show-password.ts';
import type { AccountNotice } from './send-account-mail.ts';

/**
 * Asks for another address of the caller, who shows their password, and a second factor if they have one. Nothing
 * changes before the returned mail's link is opened; an address that has an account gets another mail.
 * @throws AppError invalid_credentials or second_factor_required
 */
export async function changeEmail(
  env: Env,
  db: TenantDb,
  { email, password }: Credentials,
): Promise<AccountNotice> {
  const shown = await showPassword(db, password);
  const { url, tokenHash } = await newLink(readConfig(env), 'change_email');
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ is_known: boolean; language: Language; name: string }>(sql`
      select is_known, language, name
      from app.request_email_change(${shown}, ${email}, decode(${tokenHash}, 'hex'))`),
  ]);
  const [person] = rows;
  if (!person) throw new AppError('invalid_credentials');
  const { is_known: isKnown, ...addressee } = person;
  const notice = { to: email, ...addressee, key: tokenHash };
  return isKnown ? { ...notice, kind: 'address_known' } : { ...notice, kind: 'confirm_email', link: url };
}
