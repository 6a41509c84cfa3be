import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../../data/tenant-db.ts';
import { readConfig } from '../../../platform/config.ts';
import type { Log } from '../../../platform/log.ts';
import { reseal } from '../../../platform/sealed.ts';
import { secretContext } from './code.ts';

/** The next run takes up what is left. */
const LIMIT = 500;

/** Wraps authenticators' secrets under the current sealing key. Returns how many were not. */
export async function resealSecrets(env: Env, log: Log): Promise<number> {
  const { SEALING_KEYS: keys, ...config } = readConfig(env);
  const db = openJobDb(config, 'reseal-tokens', null);
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ userId: string; sealedSecret: string }>(sql`
      select user_id as "userId", sealed_secret as "sealedSecret"
      from app.list_sealed_secrets(${keys.current.kid}, ${LIMIT}::integer)`),
  ]);
  let resealed = 0;
  for (const { userId, sealedSecret } of rows) {
    try {
      const sealed = await reseal(sealedSecret, secretContext(userId), keys);
      if (sealed === null) continue;
      await db.batch((queries) => [
        queries.execute(sql`select app.reseal_secret(${userId}, ${sealedSecret}, ${sealed})`),
      ]);
      resealed += 1;
    } catch (error) {
      log.error('account.secret_unreadable', error);
    }
  }
  return resealed;
}
