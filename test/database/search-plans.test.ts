import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSearches, type Searches } from '../support/searches.ts';

let fixture: Searches;

beforeAll(async () => {
  fixture = await openSearches();
  await fixture.write(fixture.a, 'Nuestra terraza es grande.', 'Pan.');
  // Rows of 200 tenants that are nothing but these rows: neither references nor triggers run.
  await fixture.admin.query(`
    begin;
    set local session_replication_role = replica;
    insert into passages (tenant_id, id, document_id, position, body)
    select md5((n % 200)::text)::uuid, gen_random_uuid(), gen_random_uuid(), n, 'x' from generate_series(1, 20000) n;
    insert into passage_terms (tenant_id, term, passage_id, frequency)
    select md5((n % 200)::text)::uuid, 'term' || n, gen_random_uuid(), 1 from generate_series(1, 20000) n;
    insert into vocabulary (tenant_id, term, passages)
    select md5((n % 200)::text)::uuid, 'term' || n, 1 from generate_series(1, 20000) n;
    insert into vocabulary_trigrams (tenant_id, trigram, term)
    select md5((n % 200)::text)::uuid, 'ter', 'term' || n from generate_series(1, 20000) n;
    commit;
    analyze passages, passage_terms, vocabulary, vocabulary_trigrams`);
});
afterAll(() => fixture.close());

it.each(['app_rw', 'app_job'] as const)('reads its own part of every index, as %s', async (role) => {
  const plan = await fixture.explain(
    `select * from app.search_passages('¿tienen una terrraza grande?', 'abierto', 'es')`,
    role,
  );
  expect(plan).not.toContain('Seq Scan on');
  for (const [index, last] of [
    ['passage_terms_term', 'term = '],
    ['passages_pkey', 'id = '],
    ['documents_pkey', 'id = '],
    ['vocabulary_pkey', 'term = '],
    ['vocabulary_trigrams_pkey', 'trigram = '],
    ['search_corpora_pkey', ''],
  ] as const) {
    const scans = plan.matchAll(new RegExp(`Scan (on|using) ${index} .*\\n\\s+Index Cond: (.*)`, 'g'));
    const conditions = [...scans].map(([, , condition]) => condition);
    expect({ index, conditions }).not.toEqual({ index, conditions: [] });
    for (const condition of conditions) {
      expect({ index, condition }).toEqual({ index, condition: expect.stringContaining('(tenant_id = ') });
      expect({ index, condition }).toEqual({ index, condition: expect.stringContaining(last) });
    }
  }
});
