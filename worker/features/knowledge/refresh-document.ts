import { and, eq, or } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { uuidV7 } from '../../domain/ids.ts';
import { objectKeys } from '../../platform/bucket.ts';
import type { Log } from '../../platform/log.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';
import { documentView } from './document-view.ts';
import { queueReading } from './queue-reading.ts';
import { tenantOf, throwRefusal } from './refusals.ts';

/**
 * Asks for a page to be fetched again, or for a file that failed to be tried again. What answers now goes on.
 * @throws AppError not_found, conflict (nothing_to_read: a file that is read)
 */
export async function refreshDocument(env: Env, db: TenantDb, id: string, log: Log) {
  const tenantId = tenantOf(db);
  const fresh = objectKeys.document(tenantId, id, uuidV7());
  const isReadable = or(
    eq(documents.source, 'page'),
    and(eq(documents.source, 'file'), sql`${documents.pendingKey} is not null`),
  );
  const [, rows] = await db
    .batch((queries) => [
      queries.execute(sql`
        select app.insist(exists (
          select from public.documents d where d.id = ${id} and d.source <> 'faq'), 'document_exists')`),
      queries
        .update(documents)
        .set({
          // One that is being read goes on under its own key.
          pendingKey: sql`coalesce(${documents.pendingKey}, ${fresh})`,
          ...{ state: 'queued', failure: null, progress: 0, attempts: 0, updatedAt: sql`now()` },
        })
        .where(and(eq(documents.id, id), isReadable))
        .returning({ ...documentView, pendingKey: documents.pendingKey }),
      queries.execute(sql`
        select app.insist(exists (
          select from public.documents d where d.id = ${id} and d.state = 'queued'), 'document_readable')`),
      queries.execute(sql`select app.audit('document.refresh', ${id})`),
    ])
    .catch(throwRefusal);
  const { pendingKey, ...document } = rows[0] ?? { pendingKey: null };
  await queueReading(env, { tenantId, documentId: id, key: pendingKey ?? fresh }, log);
  await tellInbox(env, tenantId, { type: 'knowledge' }, log);
  return document;
}
