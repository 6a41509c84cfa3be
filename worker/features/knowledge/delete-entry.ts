import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Log } from '../../platform/log.ts';
import { knowledgeChanged } from './queue-reading.ts';
import { tenantOf } from './refusals.ts';

/** Deletes an answer written by hand; the question that it came from is still asked. @throws AppError not_found */
export async function deleteEntry(env: Env, db: TenantDb, id: string, log: Log): Promise<void> {
  const [deleted] = await db.batch((queries) => [
    queries.execute(sql`
      with gone as (
        delete from ${documents} where ${documents.id} = ${id} and ${documents.source} = 'faq' returning id)
      select app.audit('faq.delete', ${id}) from gone`),
  ]);
  if (deleted.rows.length === 0) throw new AppError('not_found');
  await knowledgeChanged(env, tenantOf(db), log);
}
