import { sql } from 'drizzle-orm/sql';
import { isMissingInDatabase } from '../data/database-error.ts';
import { openJobDb, type TenantDb } from '../data/tenant-db.ts';
import { embedPassages } from '../features/knowledge/embed-passages.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { chooseEmbeddingModel } from '../providers/models/choose-model.ts';

const DOCUMENTS_A_RUN = 20;

/** Embeds what an outage or a change of the model left without a vector; then drops the former model's vectors. */
export async function embedRemainingPassages(env: Env, log: Log): Promise<number> {
  const model = chooseEmbeddingModel(env);
  if (model === null) return 0;
  const [tenants] = await openJobDb(readConfig(env), 'embed-passages', null).batch((queries) => [
    queries.execute<{ id: string }>(sql`select id from app.list_tenants()`),
  ]);
  let embedded = 0;
  try {
    for (const { id } of tenants.rows) {
      const db = openJobDb(readConfig(env), 'embed-passages', id);
      const documents = await documentsWithout(db, model.name);
      for (const documentId of documents)
        embedded += (await embedPassages(env, id, documentId, log)).embedded;
      if (documents.length === 0) await dropOthers(db, model.name);
    }
  } catch (error) {
    if (!isMissingInDatabase(error)) throw error;
    log.warn('embedding.not_available');
  }
  return embedded;
}

async function documentsWithout(db: TenantDb, model: string): Promise<string[]> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ document_id: string }>(sql`
      select p.document_id from public.passages p where p.tenant_id = ${db.tenantId} and not exists (
        select from public.passage_embeddings e
        where e.tenant_id = p.tenant_id and e.passage_id = p.id and e.model = ${model})
      group by p.document_id order by p.document_id limit ${DOCUMENTS_A_RUN}`),
  ]);
  return rows.map((row) => row.document_id);
}

async function dropOthers(db: TenantDb, model: string): Promise<void> {
  await db.batch((queries) => [
    queries.execute(
      sql`delete from public.passage_embeddings e where e.tenant_id = ${db.tenantId} and e.model <> ${model}`,
    ),
  ]);
}
