import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { refreshDocument } from '../features/knowledge/refresh-document.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';

const LIMIT = 500;

/** Queues web pages to be read again that were read more than a day ago. */
export async function refetchPages(env: Env, log: Log): Promise<number> {
  const [stale] = await openJobDb(readConfig(env), 'refetch-pages', null).batch((queries) => [
    queries.execute<{ tenant_id: string; document_id: string }>(
      sql`select tenant_id, document_id from app.list_stale_pages(${LIMIT}::integer)`,
    ),
  ]);
  let queued = 0;
  for (const { tenant_id: tenantId, document_id: documentId } of stale.rows) {
    try {
      await refreshDocument(env, openJobDb(readConfig(env), 'refetch-pages', tenantId), documentId, log);
      queued += 1;
    } catch (error) {
      log.error('page.not_queued', error, { documentId });
    }
  }
  return queued;
}
