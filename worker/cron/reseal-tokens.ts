import { and, eq } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { channels } from '../data/schema/index.ts';
import { openJobDb } from '../data/tenant-db.ts';
import { resealSecrets } from '../features/accounts/second-factor/reseal.ts';
import { tokenContext } from '../features/channels/token-context.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { reseal } from '../platform/sealed.ts';

/** Wraps channel tokens and the secrets of second factors under the current sealing key: old keys can then be taken out. */
export async function resealTokens(env: Env, log: Log): Promise<number> {
  const [tenants] = await openJobDb(readConfig(env), 'reseal-tokens', null).batch((queries) => [
    queries.execute<{ id: string }>(sql`select id from app.list_tenants()`),
  ]);
  let resealed = await resealSecrets(env, log);
  for (const { id } of tenants.rows) resealed += await resealTenant(env, id, log);
  return resealed;
}

async function resealTenant(env: Env, tenantId: string, log: Log): Promise<number> {
  const db = openJobDb(readConfig(env), 'reseal-tokens', tenantId);
  const [rows] = await db.batch((queries) => [
    queries.select({ id: channels.id, sealedToken: channels.sealedToken }).from(channels),
  ]);
  let resealed = 0;
  for (const row of rows) {
    try {
      const sealedToken = await reseal(
        row.sealedToken,
        tokenContext(tenantId, row.id),
        readConfig(env).SEALING_KEYS,
      );
      if (sealedToken === null) continue;
      // Only over the value that was read: a token connected meanwhile stays.
      const isUnchanged = and(eq(channels.id, row.id), eq(channels.sealedToken, row.sealedToken));
      await db.batch((queries) => [queries.update(channels).set({ sealedToken }).where(isUnchanged)]);
      resealed += 1;
    } catch (error) {
      log.error('channel.token_unreadable', error, { channelId: row.id });
    }
  }
  return resealed;
}
