import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';

/**
 * Deletes a document with its passages and its original.
 * @throws AppError not_found, for another tenant's too
 */
export async function deleteDocument(env: Env, db: TenantDb, documentId: string): Promise<void> {
  const [deleted] = await db.batch((queries) => [
    queries.execute<{ object_key: string }>(sql`
      with gone as (delete from ${documents} where ${documents.id} = ${documentId} returning object_key)
      select object_key, app.audit('document.delete', ${documentId}) from gone`),
  ]);
  const [document] = deleted.rows;
  if (!document) throw new AppError('not_found');
  await env.BUCKET.delete(document.object_key);
}
