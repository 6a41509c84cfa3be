import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { objectKeys, tenantBucket } from '../../platform/bucket.ts';
import type { Log } from '../../platform/log.ts';
import { knowledgeChanged } from './queue-reading.ts';
import { tenantOf } from './refusals.ts';

/**
 * Deletes a file or page with its passages and every version of its original. A reading under way finds no row and
 * leaves nothing either.
 * @throws AppError not_found, for another tenant's too
 */
export async function deleteDocument(env: Env, db: TenantDb, id: string, log: Log): Promise<void> {
  const tenantId = tenantOf(db);
  const [deleted] = await db.batch((queries) => [
    queries.execute<{ object_key: string | null }>(sql`
      with gone as (
        delete from ${documents} where ${documents.id} = ${id} and ${documents.source} <> 'faq' returning object_key)
      select object_key, app.audit('document.delete', ${id}) from gone`),
  ]);
  const [document] = deleted.rows;
  if (!document) throw new AppError('not_found');
  const bucket = tenantBucket(env, tenantId);
  const objects = await bucket.list(objectKeys.documentFolder(tenantId, id));
  await bucket.delete(
    ...objects.map(({ key }) => key),
    ...(document.object_key ? [document.object_key] : []),
  );
  await knowledgeChanged(env, tenantId, log);
}
