import { sql } from 'drizzle-orm/sql';
import { openJobDb, type TenantDb } from '../../../data/tenant-db.ts';
import type { Language } from '../../../domain/language.ts';
import { readConfig } from '../../../platform/config.ts';
import type { Log } from '../../../platform/log.ts';
import { upstreamGate } from '../../../platform/objects.ts';
import { sendMail } from '../../../providers/mail/send-mail.ts';
import { type SecondFactorNotice, writeNotice } from './notice-mail.ts';

/** Whom to tell about an account. */
export type Address = { email: string; language: Language; name: string };

/** Where a person is told, in `db`'s own context or for the job's `userId`; null where they have no address. */
export async function readAddress(db: TenantDb, userId: string): Promise<Address | null> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<Address>(sql`select email, language, name from app.account_address(${userId})`),
  ]);
  return rows[0] ?? null;
}

/** Tells a person what happened to their second factor. Best effort: what happened, happened. */
export async function notify(
  env: Env,
  { userId, notice, log }: { userId: string; notice: SecondFactorNotice; log: Log },
): Promise<void> {
  try {
    const config = readConfig(env);
    // As the job: the notice must reach them whatever the session that asked may still do.
    const address = await readAddress(openJobDb(config, 'accounts', null), userId);
    if (!address) return;
    await sendMail(config, upstreamGate(env), {
      to: address.email,
      ...writeNotice(notice, address.language),
      idempotencyKey: `second-factor/${notice}/${crypto.randomUUID()}`,
    });
  } catch (error) {
    log.error('account.notice_failed', error);
  }
}
