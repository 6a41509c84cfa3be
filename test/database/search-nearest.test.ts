import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgliteTarget } from '../../dev/database/migration-target.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { contextKeys, jobContext } from '../support/context.ts';
import { openMigratedPglite } from '../support/migrated-pglite.ts';

const DIMENSIONS = 1024;
const MODEL = 'test:one';

let db: PGlite;
const [a, b] = [uuidV7(), uuidV7()];

beforeAll(async () => {
  db = await openMigratedPglite();
  await installContextKeys(pgliteTarget(db), contextKeys);
  for (const id of [a, b]) {
    await db.query(
      `insert into tenants (id, name, language, time_zone) values ($1, 'Panadería', 'es', 'UTC')`,
      [id],
    );
  }
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.exec('delete from documents; delete from search_corpora');
  await db.exec(`insert into documents (tenant_id, id, title, file_name, media_type, language, byte_size, object_key)
    select id, id, 'Manual', 'm.txt', 'text/plain', 'es', 1, 'm' from tenants`);
});

/** A vector in the plane of the first two axes, at this angle from the first. */
function vector(degrees: number): string {
  const angle = (degrees * Math.PI) / 180;
  return JSON.stringify([Math.cos(angle), Math.sin(angle), ...Array(DIMENSIONS - 2).fill(0)]);
}

async function write(tenant: string, passages: [body: string, degrees: number | null][], model = MODEL) {
  for (const [position, [body, degrees]] of passages.entries()) {
    const id = uuidV7();
    await db.query(
      'insert into passages (tenant_id, id, document_id, position, body) values ($1, $2, $1, $3, $4)',
      [tenant, id, position, body],
    );
    if (degrees === null) continue;
    await db.query('insert into passage_embeddings values ($1, $2, $3, $4)', [
      ...[tenant, id, model, vector(degrees)],
    ]);
  }
}

async function inA<T>(sql: string, values: unknown[]): Promise<T[]> {
  const context = await jobContext(a);
  return db.transaction(async (transaction) => {
    await transaction.query(`select set_config('app.ctx', $1, true)`, [context]);
    await transaction.exec('set local role app_job');
    return (await transaction.query<T>(sql, values)).rows;
  });
}

async function nearest(limit = 5, model = MODEL): Promise<string[]> {
  const rows = await inA<{ body: string }>(
    `select p.body from app.nearest_passages($1, $2, $3) n join passages p on p.id = n.passage_id order by n.distance`,
    [vector(0), model, limit],
  );
  return rows.map(({ body }) => body);
}

type Found = { body: string; score: number; coverage: number };
const search = (question: string, degrees: number | null) =>
  inA<Found>(`select body, score, coverage from app.search_passages($1, '', 'es', 5, $2, $3)`, [
    ...[question, degrees === null ? null : vector(degrees), MODEL],
  ]);

describe('the nearest passages', () => {
  it('are those of the tenant and the model, nearest first', async () => {
    await write(a, [
      ['lejos', 80],
      ['cerca', 5],
      ['sin vector', null],
      ['medio', 40],
    ]);
    await write(b, [['ajeno', 0]]);
    expect(await nearest()).toEqual(['cerca', 'medio', 'lejos']);
    expect(await nearest(1)).toEqual(['cerca']);
    expect(await nearest(5, 'test:other')).toEqual([]);
  });

  it('of a large tenant come from the index, past any number of other tenants’ that are nearer', async () => {
    await write(
      b,
      Array.from({ length: 300 }, (_, index) => [`ajeno ${index}`, index / 100]),
    );
    await write(a, [
      ['lejos', 80],
      ['cerca', 20],
      ['medio', 40],
    ]);
    await db.query('update search_corpora set passages = 5000 where tenant_id = $1', [a]);
    // With so few rows the planner would rather sort them.
    await db.exec('set enable_sort = off');
    expect(await nearest(1)).toEqual(['cerca']);
    await db.exec('reset enable_sort');
    const scans = 'select idx_scan::int as scans from pg_stat_user_indexes where indexrelname = $1';
    await db.exec('select pg_stat_force_next_flush()');
    const { rows } = await db.query<{ scans: number }>(scans, ['passage_embeddings_nearest']);
    expect(rows[0]?.scans).toBeGreaterThan(0);
  });
});

describe('a search with an embedding', () => {
  it('fuses both orders by reciprocal rank, and adds what shares no word', async () => {
    await write(a, [
      ['Hay lugar para el auto.', 5],
      ['El estacionamiento es propio.', 50],
      ['El pan es de masa madre.', 20],
    ]);
    expect(await search('estacionamiento', null)).toMatchObject([{ body: 'El estacionamiento es propio.' }]);
    const found = await search('estacionamiento', 0);
    expect(found.map(({ body }) => body)).toEqual([
      'El estacionamiento es propio.',
      'Hay lugar para el auto.',
      'El pan es de masa madre.',
    ]);
    const expected = [1 / 61 + 1 / 63, 1 / 61, 1 / 62];
    for (const [index, { score }] of found.entries()) expect(score).toBeCloseTo(expected[index] ?? 0, 5);
    expect(found.map(({ coverage }) => coverage)).toEqual([1, 0, 0]);
    expect(await search('automóvil', 0)).toMatchObject([{ body: 'Hay lugar para el auto.' }, {}, {}]);
  });
});

it('leaves nothing of a document that the app deletes, where cascades run as the owner', async () => {
  await write(a, [['El confidencial Zapirón.', 5]]);
  await inA('delete from documents', []);
  for (const table of ['passage_terms', 'vocabulary', 'vocabulary_trigrams', 'passage_embeddings']) {
    expect({ table, rows: (await db.query(`select from ${table}`)).rows.length }).toEqual({ table, rows: 0 });
  }
  const { rows } = await db.query('select passages, terms::int from search_corpora');
  expect(rows).toEqual([{ passages: 0, terms: 0 }]);
});
