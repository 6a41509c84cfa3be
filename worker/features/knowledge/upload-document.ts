import { sql } from 'drizzle-orm/sql';
import { isTransient } from '../../data/database-error.ts';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { uuidV7 } from '../../domain/ids.ts';
import { objectKeys, type TenantBucket, tenantBucket } from '../../platform/bucket.ts';
import type { Log } from '../../platform/log.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';
import { documentView } from './document-view.ts';
import { titleOfFile } from './inspect-content.ts';
import { queueReading } from './queue-reading.ts';
import { tenantOf, throwRefusal } from './refusals.ts';
import { tenantLanguage } from './tenant-language.ts';
import { describeFile } from './uploaded-file.ts';

/**
 * Stores a file's bytes in R2 and its row, to be read by the consumer of the queue.
 * @throws AppError unsupported_media, too_large, conflict (too many documents)
 */
export async function uploadDocument(
  env: Env,
  db: TenantDb,
  input: { file: File; title?: string | undefined },
  log: Log,
) {
  const file = describeFile(input.file);
  const tenantId = tenantOf(db);
  const id = uuidV7();
  const key = objectKeys.document(tenantId, id, uuidV7());
  const row = {
    ...{ tenantId, id, ...file, state: 'queued' as const, pendingKey: key },
    ...{ title: input.title ?? titleOfFile(file.fileName), titleGiven: input.title !== undefined },
    language: tenantLanguage(tenantId),
  };
  const document = await putFirst(tenantBucket(env, tenantId), key, input.file, async () => {
    const [rows] = await db.batch((queries) => [
      queries.insert(documents).values(row).returning(documentView),
      queries.execute(sql`select app.audit('document.upload', ${id})`),
    ]);
    return rows[0];
  });
  await queueReading(env, { tenantId, documentId: id, key }, log);
  await tellInbox(env, tenantId, { type: 'knowledge' }, log);
  return document;
}

/** The bytes first, then the row that names them; where the row is refused, the bytes go again. */
export async function putFirst<Result>(
  bucket: TenantBucket,
  key: string,
  file: File,
  store: () => Promise<Result>,
): Promise<Result> {
  await bucket.put(key, file);
  try {
    return await store();
  } catch (error) {
    // Without an answer the row may be there: then the original has to stay.
    if (!isTransient(error)) await bucket.delete(key);
    return throwRefusal(error);
  }
}
