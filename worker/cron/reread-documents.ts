import { inArray } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { documents } from '../data/schema/index.ts';
import { openJobDb } from '../data/tenant-db.ts';
import { queueReading } from '../features/knowledge/queue-reading.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';

const LIMIT = 500;

/** Queues documents again whose reading stands still: its message was lost, or its isolate died. */
export async function rereadDocuments(env: Env, log: Log): Promise<number> {
  const [unread] = await openJobDb(readConfig(env), 'reread-documents', null).batch((queries) => [
    queries.execute<{ tenant_id: string; document_id: string; pending_key: string }>(
      sql`select tenant_id, document_id, pending_key from app.list_unread_documents(${LIMIT}::integer)`,
    ),
  ]);
  for (const [tenantId, rows] of Map.groupBy(unread.rows, (row) => row.tenant_id)) {
    const ids = rows.map((row) => row.document_id);
    // They wait another five minutes before they are queued once more.
    await openJobDb(readConfig(env), 'reread-documents', tenantId).batch((queries) => [
      queries.update(documents).set({ updatedAt: sql`now()` }).where(inArray(documents.id, ids)),
    ]);
    for (const { document_id: documentId, pending_key: key } of rows) {
      await queueReading(env, { tenantId, documentId, key }, log);
    }
  }
  return unread.rows.length;
}
