import { and, eq } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { uuidV7 } from '../../domain/ids.ts';
import { objectKeys, tenantBucket } from '../../platform/bucket.ts';
import type { Log } from '../../platform/log.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';
import { documentView } from './document-view.ts';
import { queueReading } from './queue-reading.ts';
import { tenantOf } from './refusals.ts';
import { putFirst } from './upload-document.ts';
import { describeFile } from './uploaded-file.ts';

/**
 * Puts a new version in a file's place. The one before answers until the new one is read; one that still waited to be
 * read is dropped.
 * @throws AppError unsupported_media, too_large, not_found
 */
export async function replaceDocument(env: Env, db: TenantDb, id: string, upload: File, log: Log) {
  const file = describeFile(upload);
  const tenantId = tenantOf(db);
  const key = objectKeys.document(tenantId, id, uuidV7());
  const isThisFile = and(eq(documents.id, id), eq(documents.source, 'file'));
  const bucket = tenantBucket(env, tenantId);
  const { document, dropped } = await putFirst(bucket, key, upload, async () => {
    const [before, rows] = await db.batch((queries) => [
      queries.select({ pendingKey: documents.pendingKey }).from(documents).where(isThisFile).for('update'),
      queries
        .update(documents)
        .set({
          ...{ ...file, pendingKey: key, state: 'queued' as const, failure: null },
          ...{ progress: 0, attempts: 0, updatedAt: sql`now()` },
        })
        .where(isThisFile)
        .returning(documentView),
      queries.execute(sql`
        select app.insist(exists (
          select from public.documents d where d.id = ${id} and d.pending_key = ${key}), 'document_exists')`),
      queries.execute(sql`select app.audit('document.replace', ${id})`),
    ]);
    return { document: rows[0], dropped: before[0]?.pendingKey };
  });
  if (dropped) await bucket.delete(dropped);
  await queueReading(env, { tenantId, documentId: id, key }, log);
  await tellInbox(env, tenantId, { type: 'knowledge' }, log);
  return document;
}
