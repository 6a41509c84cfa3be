import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { objectKeys } from '../platform/bucket.ts';
import { readConfig } from '../platform/config.ts';

const KEPT_FOR_MS = 30 * 24 * 60 * 60 * 1000;

/** Deletes raw webhook bodies after 30 days, with their rows. Dead letters stay until they are replayed. */
export async function pruneWebhookBodies(env: Env): Promise<number> {
  const before = new Date(Date.now() - KEPT_FOR_MS);
  let deleted = 0;
  for (const prefix of objectKeys.webhookFolders) {
    let cursor: string | undefined;
    do {
      const page = await env.BUCKET.list({ prefix, ...(cursor ? { cursor } : {}) });
      const old = page.objects.filter((object) => object.uploaded < before).map((object) => object.key);
      if (old.length > 0) await env.BUCKET.delete(old);
      deleted += old.length;
      cursor = page.truncated ? page.cursor : undefined;
    } while (cursor);
  }
  await openJobDb(readConfig(env), 'prune-webhook-bodies', null).batch((queries) => [
    queries.execute(sql`select app.prune_webhook_events(${before.toISOString()}::timestamptz)`),
  ]);
  return deleted;
}
