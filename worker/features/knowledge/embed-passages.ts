import { sql } from 'drizzle-orm/sql';
import { isMissingInDatabase } from '../../data/database-error.ts';
import { openJobDb, type TenantDb } from '../../data/tenant-db.ts';
import { readConfig } from '../../platform/config.ts';
import { CallRefusedError } from '../../platform/gated-call.ts';
import type { Log } from '../../platform/log.ts';
import { tenantGate } from '../../platform/objects.ts';
import { chooseEmbeddingModel } from '../../providers/models/choose-model.ts';
import { toVectorText } from '../../providers/models/embedding-model.ts';
import { failureOf, ModelError } from '../../providers/models/model-error.ts';
import { gatedEmbedding } from '../assistant/gated-embedding.ts';
import { ceilingsQuery, readCeilings } from '../usage/read-ceilings.ts';

const BATCH = 32;
/** A Worker may make only so many calls, for so long; what is left is done by the next call. */
const MAX_BATCHES = 100;
const MAX_MS = 300_000;
const TIMEOUT_MS = 20_000;

export interface EmbedOutcome {
  embedded: number;
  /** Whether nothing is left to do, now or at all: no model, or a database without vectors. */
  isComplete: boolean;
}

/**
 * Embeds the passages of a document that the current model has not embedded yet, at most 3,200. A model that fails is
 * logged and leaves the rest to the next call; search by words finds them meanwhile.
 * @throws when the database does not answer
 */
export async function embedPassages(
  env: Env,
  tenantId: string,
  documentId: string,
  log: Log,
): Promise<EmbedOutcome> {
  const chosen = chooseEmbeddingModel(env);
  if (chosen === null) return { embedded: 0, isComplete: true };
  const config = readConfig(env);
  const db = openJobDb(config, 'embed-passages', tenantId);
  const [budgets] = await db.batch((queries) => [ceilingsQuery(queries)]);
  const model = gatedEmbedding(chosen, {
    ...{ gate: tenantGate(env, tenantId), prices: config.PRICES, ceilings: readCeilings(budgets[0]) },
    ...{ contactId: null, attempts: 2 },
  });
  const deadline = AbortSignal.timeout(MAX_MS);
  let embedded = 0;
  try {
    for (let batch = 0; batch < MAX_BATCHES && !deadline.aborted; batch++) {
      const passages = await loadWithout(db, documentId, model.name);
      if (passages.length === 0) return { embedded, isComplete: true };
      const vectors = await model.embed(
        passages.map(({ headings, body }) => [headings.join(' > '), body].join('\n')),
        AbortSignal.timeout(TIMEOUT_MS),
      );
      const ids = passages.map(({ id }) => id);
      embedded += await store(db, model.name, ids, vectors.map(toVectorText));
    }
    return { embedded, isComplete: false };
  } catch (error) {
    if (isMissingInDatabase(error)) {
      log.warn('embedding.not_available', { documentId });
      return { embedded, isComplete: true };
    }
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    const isExpected = error instanceof ModelError || error instanceof CallRefusedError;
    if (!isTimeout && !isExpected) throw error;
    const failure = isTimeout ? 'timeout' : failureOf(error);
    log.warn('embedding.failed', { documentId, model: model.name, failure, embedded });
    return { embedded, isComplete: false };
  }
}

interface Passage extends Record<string, unknown> {
  id: string;
  headings: string[];
  body: string;
}

async function loadWithout(db: TenantDb, documentId: string, model: string): Promise<Passage[]> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<Passage>(sql`
      select p.id, p.headings, p.body from public.passages p
      where p.tenant_id = ${db.tenantId} and p.document_id = ${documentId} and not exists (
        select from public.passage_embeddings e
        where e.tenant_id = p.tenant_id and e.passage_id = p.id and e.model = ${model})
      order by p.position limit ${BATCH}`),
  ]);
  return rows;
}

/** Only for passages that are still there: the document may have been replaced meanwhile. */
async function store(db: TenantDb, model: string, ids: string[], vectors: string[]): Promise<number> {
  const [{ rowCount }] = await db.batch((queries) => [
    queries.execute(sql`
      insert into public.passage_embeddings (tenant_id, passage_id, model, embedding)
      select p.tenant_id, p.id, ${model}, v.embedding::public.vector
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(vectors)}::text[]) as v (id, embedding)
      join public.passages p on p.tenant_id = ${db.tenantId} and p.id = v.id
      for key share of p
      on conflict do nothing`),
  ]);
  return rowCount;
}
