import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgliteTarget, pgTarget } from '../../dev/database/migration-target.ts';
import { type NeonEndpoint, startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import { openPgliteBackend } from '../../dev/database/pglite-backend.ts';
import { type ModelSimulator, startModelSimulator } from '../../dev/models/simulator.ts';
import { DEMO_BUSINESSES } from '../../dev/seed/businesses.ts';
import { seedAccounts } from '../../dev/seed/seed-accounts.ts';
import { type DevSecrets, makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { embedRemainingPassages } from '../../worker/cron/embed-passages.ts';
import { openJobDb } from '../../worker/data/tenant-db.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { searchingByMeaning } from '../../worker/features/assistant/search-by-meaning.ts';
import { embedPassages } from '../../worker/features/knowledge/embed-passages.ts';
import { readConfig } from '../../worker/platform/config.ts';
import { createLog, type LogFields } from '../../worker/platform/log.ts';
import type { AnswerModel, RetrievedPassage } from '../../worker/providers/models/answer-model.ts';
import { chooseEmbeddingModel } from '../../worker/providers/models/choose-model.ts';
import { connect } from '../support/context.ts';
import { freshDatabase } from '../support/database.ts';
import { openMigratedPglite } from '../support/migrated-pglite.ts';
import { type WorkerEnv, workerEnv } from '../support/worker-env.ts';

const [one, other] = DEMO_BUSINESSES;
if (!one || !other) throw new Error('the demo businesses are gone');
const tenantId = one.tenantId;

let db: PGlite;
let secrets: DevSecrets;
let endpoint: NeonEndpoint;
let simulator: ModelSimulator;
let env: WorkerEnv;
let documentId: string;
const lines: LogFields[] = [];

beforeAll(async () => {
  secrets = await makeDevSecrets();
  db = await openMigratedPglite();
  env = workerEnv(secrets);
  await installContextKeys(pgliteTarget(db), readConfig(env).CONTEXT_KEYS);
  await seedAccounts(pgliteTarget(db), DEMO_BUSINESSES);
  endpoint = await startNeonEndpoint({ port: 0, backend: openPgliteBackend(db, secrets.passwords) });
  simulator = await startModelSimulator({ port: 0 });
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(JSON.parse(line)));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await simulator.close();
  await endpoint.close();
  await db.close();
});
beforeEach(async () => {
  env = embeddingBy('openai:one');
  lines.length = 0;
  simulator.faults.clear();
  await db.exec('delete from public.documents');
  documentId = await write(tenantId, ['La torta de chocolate lleva nueces.', 'Hay estacionamiento propio.']);
});

function embeddingBy(model: string): WorkerEnv {
  return workerEnv(secrets, {
    DATABASE_ENDPOINT: endpoint.url,
    EMBEDDING_MODEL: model,
    OPENAI_URL: simulator.url,
  });
}

/** A document with these passages. */
async function write(tenant: string, bodies: string[]): Promise<string> {
  const id = uuidV7();
  await db.query(
    `insert into public.documents (tenant_id, id, title, file_name, media_type, language, byte_size, object_key)
     values ($1, $2, 'Manual', 'manual.md', 'text/markdown', 'es', 1, $3)`,
    [tenant, id, `documents/${id}`],
  );
  for (const [position, body] of bodies.entries()) {
    await db.query(
      'insert into public.passages (tenant_id, id, document_id, position, body) values ($1, $2, $3, $4, $5)',
      [tenant, uuidV7(), id, position, body],
    );
  }
  return id;
}

async function embedded(): Promise<{ body: string; model: string; tenant_id: string }[]> {
  const { rows } = await db.query<{ body: string; model: string; tenant_id: string }>(
    `select p.body, e.model, e.tenant_id from public.passage_embeddings e join public.passages p on p.id = e.passage_id
     order by p.position, e.model`,
  );
  return rows;
}
const embed = (document = documentId) => embedPassages(env, tenantId, document, createLog());
const texts = () => simulator.requests.items.flatMap(({ body }) => body.input as string[]);

describe('embedding a document', () => {
  it('gives each passage one vector of the model, once', async () => {
    expect(await embed()).toEqual({ embedded: 2, isComplete: true });
    const calls = simulator.requests.items.length;
    expect(await embed()).toEqual({ embedded: 0, isComplete: true });
    expect(simulator.requests.items).toHaveLength(calls);
    expect((await embedded()).map(({ model }) => model)).toEqual(['openai:one', 'openai:one']);
    env = embeddingBy('openai:two');
    expect(await embed()).toEqual({ embedded: 2, isComplete: true });
    expect((await embedded()).map(({ model }) => model)).toEqual([
      ...['openai:one', 'openai:two', 'openai:one', 'openai:two'],
    ]);
  });

  it('takes as many calls as it needs, and the vectors go with their passages', async () => {
    const long = await write(
      tenantId,
      Array.from({ length: 70 }, (_, index) => `Producto ${index}.`),
    );
    expect(await embed(long)).toEqual({ embedded: 70, isComplete: true });
    expect(await embedded()).toHaveLength(70);
    await db.query('delete from public.documents where id = $1', [long]);
    expect(await embedded()).toEqual([]);
  });

  it('catches up by the hour: what was left, of every business, and then without the former model', async () => {
    const foreign = await write(other.tenantId, ['A padaria fica na Vila Mariana.']);
    expect(await embedRemainingPassages(env, createLog())).toBe(3);
    env = embeddingBy('openai:two');
    expect(await embedRemainingPassages(env, createLog())).toBe(3);
    expect(await embedRemainingPassages(env, createLog())).toBe(0);
    expect(await embedded()).toMatchObject(Array.from({ length: 3 }, () => ({ model: 'openai:two' })));
    expect(await embed(foreign)).toEqual({ embedded: 0, isComplete: true });
  });

  it('never touches another business', async () => {
    const foreign = await write(other.tenantId, ['A padaria fica na Vila Mariana.']);
    const before = texts().length;
    expect(await embed(foreign)).toEqual({ embedded: 0, isComplete: true });
    expect(texts()).toHaveLength(before);
  });

  it('leaves the rest where the model fails, and does it the next time', async () => {
    // Once more, after a pause: a document is nobody's wait.
    for (const kind of ['rate-limit', 'rate-limit'] as const) simulator.faults.add('embeddings', { kind });
    expect(await embed()).toEqual({ embedded: 0, isComplete: false });
    expect(lines).toMatchObject([{ level: 'warn', event: 'embedding.failed', failure: 'rate_limited' }]);
    expect(await embed()).toEqual({ embedded: 2, isComplete: true });
  });

  it('does nothing without a model', async () => {
    env = embeddingBy('');
    const before = texts().length;
    expect(await embed()).toEqual({ embedded: 0, isComplete: true });
    expect(texts()).toHaveLength(before);
  });
});

/** Keeps what it is asked with. */
async function passagesFor(question: string, words: RetrievedPassage[] = []): Promise<RetrievedPassage[]> {
  let asked: RetrievedPassage[] = [];
  const model: AnswerModel = {
    name: 'listener',
    async answer(request) {
      asked = request.passages;
      return { kind: 'unknown', language: 'es' };
    },
  };
  const ports = {
    db: openJobDb(readConfig(env), 'conversation', tenantId),
    embedding: chooseEmbeddingModel(env),
    log: createLog(),
  };
  const request = { question, passages: words, language: 'es' as const, now: new Date(), saidBefore: [] };
  await searchingByMeaning(ports, model).answer(request, new AbortController().signal);
  return asked;
}

describe('a question', () => {
  it('finds by meaning what shares no word with it', async () => {
    expect(await passagesFor('¿Dónde puedo aparcar?')).toEqual([]);
    await embed();
    const [first] = await passagesFor('¿Dónde puedo aparcar?');
    expect(first).toMatchObject({
      ...{ text: 'Hay estacionamiento propio.', documentId, documentTitle: 'Manual', source: 'file' },
    });
  });

  it('keeps what words found where the model fails', async () => {
    const [byWords] = await passagesFor('¿La torta lleva nueces?');
    expect(byWords?.text).toContain('nueces');
    for (const fault of ['server-error', 'wrong-dimensions', 'hang'] as const) {
      simulator.faults.add('embeddings', { kind: fault });
      const kept = byWords ? [byWords] : [];
      expect(await passagesFor('¿Dónde puedo aparcar?', kept)).toEqual(kept);
    }
    expect(lines.map(({ event, failure }) => [event, failure])).toEqual([
      ['search.degraded', 'unavailable'],
      ['search.degraded', 'unreadable'],
      ['search.degraded', 'timeout'],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/aparcar|estac/);
  });

  it('is not embedded where it is a greeting, or no model is set', async () => {
    const before = texts().length;
    await passagesFor('¡Hola!');
    env = embeddingBy('');
    await passagesFor('¿Dónde puedo aparcar?');
    expect(texts()).toHaveLength(before);
  });
});

it('does without vectors in a database that has none', async () => {
  const database = await freshDatabase();
  const admin = await connect(database.adminUrl);
  await installContextKeys(pgTarget(admin), readConfig(env).CONTEXT_KEYS);
  await admin.end();
  const { hostname, port } = new URL(database.adminUrl);
  const backend = openPgBackend({ host: hostname, port: Number(port) });
  const plain = await startNeonEndpoint({ port: 0, backend });
  env = workerEnv(secrets, {
    ...{ DATABASE_URL: database.rwUrl, DATABASE_JOB_URL: database.jobUrl, DATABASE_ENDPOINT: plain.url },
    ...{ EMBEDDING_MODEL: 'openai:one', OPENAI_URL: simulator.url },
  });
  expect(await embed()).toEqual({ embedded: 0, isComplete: true });
  expect(lines).toMatchObject([{ level: 'warn', event: 'embedding.not_available' }]);
  expect(await passagesFor('¿Dónde puedo aparcar?')).toEqual([]);
  await plain.close();
  await backend.close();
  await database.close();
});
