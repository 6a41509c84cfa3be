import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgliteTarget } from '../../dev/database/migration-target.ts';
import { type NeonEndpoint, startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { openPgliteBackend } from '../../dev/database/pglite-backend.ts';
import { type ModelSimulator, startModelSimulator } from '../../dev/models/simulator.ts';
import { DEMO_BUSINESSES, type DemoBusiness } from '../../dev/seed/businesses.ts';
import { seedAccounts } from '../../dev/seed/seed-accounts.ts';
import { makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { openJobDb, openTenantDb, type TenantDb } from '../../worker/data/tenant-db.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { searchQuery } from '../../worker/features/assistant/search-query.ts';
import { embedPassages } from '../../worker/features/knowledge/embed-passages.ts';
import { READERS } from '../../worker/http/guards/roles.ts';
import { readConfig } from '../../worker/platform/config.ts';
import { createLog } from '../../worker/platform/log.ts';
import { chooseEmbeddingModel } from '../../worker/providers/models/choose-model.ts';
import { toVectorText } from '../../worker/providers/models/embedding-model.ts';
import { openMigratedPglite } from '../support/migrated-pglite.ts';
import { type WorkerEnv, workerEnv } from '../support/worker-env.ts';

const SECRET = 'O portão dos fundos abre com 7719.';
const [a, b] = DEMO_BUSINESSES;
if (!a || !b) throw new Error('the demo businesses are gone');

let db: PGlite;
let endpoint: NeonEndpoint;
let simulator: ModelSimulator;
let env: WorkerEnv;
/** The vector of B's passage itself: nothing is nearer to it. */
let vector: number[];
let own: string[];

beforeAll(async () => {
  const secrets = await makeDevSecrets();
  db = await openMigratedPglite();
  simulator = await startModelSimulator({ port: 0 });
  endpoint = await startNeonEndpoint({ port: 0, backend: openPgliteBackend(db, secrets.passwords) });
  const vars = { EMBEDDING_MODEL: 'openai:one', OPENAI_URL: simulator.url };
  env = workerEnv(secrets, { DATABASE_ENDPOINT: endpoint.url, ...vars });
  await installContextKeys(pgliteTarget(db), readConfig(env).CONTEXT_KEYS);
  await seedAccounts(pgliteTarget(db), DEMO_BUSINESSES);
  own = await write(a, ['Hay estacionamiento propio.', 'La torta lleva nueces.']);
  await write(b, [SECRET]);
  [vector = []] = (await chooseEmbeddingModel(env)?.embed([SECRET], new AbortController().signal)) ?? [];
});
afterAll(async () => {
  await simulator.close();
  await endpoint.close();
  await db.close();
});

/** A document with these passages and their vectors; the passages' ids. */
async function write({ tenantId, language }: DemoBusiness, bodies: string[]): Promise<string[]> {
  const document = uuidV7();
  await db.query(
    `insert into public.documents (tenant_id, id, title, file_name, media_type, language, byte_size, object_key)
     values ($1, $2, 'Manual', 'manual.md', 'text/markdown', $3, 1, 'manual')`,
    [tenantId, document, language],
  );
  const ids = bodies.map(() => uuidV7());
  for (const [position, body] of bodies.entries()) {
    await db.query(
      'insert into public.passages (tenant_id, id, document_id, position, body) values ($1, $2, $3, $4, $5)',
      [tenantId, ids[position], document, position, body],
    );
  }
  expect(await embedPassages(env, tenantId, document, createLog())).toEqual({
    ...{ embedded: bodies.length, isComplete: true },
  });
  return ids;
}

const asJob = ({ tenantId }: DemoBusiness) => openJobDb(readConfig(env), 'conversation', tenantId);
const asOwner = ({ tenantId, owner: { userId, sessionId } }: DemoBusiness) =>
  openTenantDb(readConfig(env), {
    tenantId,
    actor: { kind: 'user', userId, sessionId },
    roles: READERS,
    aal: 1,
  });
const nearest = async (database: TenantDb) => {
  const [{ rows }] = await database.batch((queries) => [
    queries.execute<{ id: string }>(
      sql`select passage_id as id from app.nearest_passages(${toVectorText(vector)}, 'openai:one', 100)`,
    ),
  ]);
  return rows.map(({ id }) => id).toSorted();
};

describe.each([
  ['few passages, which are read whole', 1],
  ['many passages, which are searched by the index that all share', 5_000],
])('of %s', (_, passages) => {
  beforeAll(() => db.query('update public.search_corpora set passages = $1', [passages]));

  it('[control row-isolation] the nearest are one’s own, though another organisation’s is nearer', async () => {
    for (const open of [asJob, asOwner]) {
      expect(await nearest(open(a))).toEqual(own.toSorted());
      expect(await nearest(open(b))).toHaveLength(1);
    }
  });

  it('[control row-isolation] a search by words and meaning finds one’s own only', async () => {
    const meaning = { vector, model: 'openai:one' as const };
    const [{ rows }] = await asJob(a).batch((queries) => [
      queries.execute<{ passages: { id: string; text: string }[] }>(searchQuery(SECRET, 'pt', meaning)),
    ]);
    expect(rows[0]?.passages.map(({ id }) => id).toSorted()).toEqual(own.toSorted());
    expect(JSON.stringify(rows)).not.toContain('7719');
  });
});
