import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext } from '../support/context.ts';
import { bodies, openSearches, type Searches } from '../support/searches.ts';
import { insertRow } from '../support/tenant-fixture.ts';

let fixture: Searches;

beforeAll(async () => {
  fixture = await openSearches();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.admin.query('delete from passages'));

describe('a mistyped word', () => {
  it.each([
    ['es', 'Tenemos estacionamiento propio.', '¿hay estasionamiento?'],
    ['es', 'Se paga con tarjeta de crédito.', 'puedo pagar con tarjeat'],
    ['es', 'Facturación electrónica.', 'facturasion'],
    ['pt', 'Temos estacionamento no local.', 'tem estacionametno?'],
    ['en', 'Our parking is behind the house.', 'is there parkign?'],
  ])('finds what is nearest to it (%s): %s', async (language, body, question) => {
    await fixture.admin.query('update documents set language = $1', [language]);
    await fixture.write(fixture.a, body, 'xyz');
    const [found] = await fixture.search(question, { language });
    expect(found).toMatchObject({ body });
    expect(found?.coverage).toBeGreaterThan(0);
    expect(found?.coverage).toBeLessThan(1);
    await fixture.admin.query(`update documents set language = 'es'`);
  });

  it('counts for less than the word itself, and is not looked for where the vocabulary has it', async () => {
    await fixture.write(fixture.a, 'Tarjeta de crédito.', 'Tarjetón.');
    expect(bodies(await fixture.search('tarjeta'))).toEqual(['Tarjeta de crédito.']);
    const [exact] = await fixture.search('crédito');
    const [near] = await fixture.search('crédtio');
    expect(near?.body).toBe('Tarjeta de crédito.');
    expect(near?.score).toBeLessThan(Number(exact?.score));
  });

  it('finds nothing where nothing is near, and never a word of another tenant', async () => {
    await fixture.write(fixture.a, 'El cerro.', 'Año 1987.', 'Pan.');
    await fixture.write(fixture.b, 'Estacionamiento secreto.');
    for (const question of ['perro', '1988', 'pan dulze', 'estasionamiento', 'secretto']) {
      const found = await fixture.search(question);
      expect({ question, found: bodies(found) }).toEqual({
        question,
        found: question === 'pan dulze' ? ['Pan.'] : [],
      });
    }
  });
});

describe('the statistics', () => {
  /** What is kept, and what counting anew gives. */
  async function statistics() {
    const kept = await fixture.admin.query(
      `select tenant_id, passages, terms::int from search_corpora where passages > 0 or terms <> 0 order by 1`,
    );
    const counted = await fixture.admin.query(
      `select tenant_id, count(*)::int as passages, sum(term_count)::int as terms from passages group by 1 order by 1`,
    );
    const words = await fixture.admin.query('select tenant_id, term, passages from vocabulary order by 1, 2');
    const countedWords = await fixture.admin.query(
      'select tenant_id, term, count(*)::int as passages from passage_terms group by 1, 2 order by 1, 2',
    );
    const lengths = await fixture.admin.query(
      `select distinct p.term_count = t.passage_length as is_right from passage_terms t
       left join passages p on p.tenant_id = t.tenant_id and p.id = t.passage_id`,
    );
    const trigrams = await fixture.admin.query(
      `select (select count(*) from vocabulary_trigrams t where not exists (
          select from vocabulary v where v.tenant_id = t.tenant_id and v.term = t.term))::int as orphans,
        (select count(*) from vocabulary v where length(v.term) > 3 and v.term !~ '[0-9]' and not exists (
          select from vocabulary_trigrams t where t.tenant_id = v.tenant_id and t.term = v.term))::int as missing`,
    );
    expect(trigrams.rows).toEqual([{ orphans: 0, missing: 0 }]);
    return {
      kept: [kept.rows, words.rows],
      counted: [counted.rows, countedWords.rows],
      lengths: lengths.rows,
    };
  }
  async function expectRight(passages: number) {
    const { kept, counted, lengths } = await statistics();
    expect(kept).toEqual(counted);
    expect(lengths).toEqual(passages === 0 ? [] : [{ is_right: true }]);
    expect((await fixture.admin.query('select from passages')).rowCount).toBe(passages);
  }

  it('follow inserts, changes and removals, in statements of many rows and many tenants', async () => {
    const { a, b, admin } = fixture;
    const [first] = await fixture.write(a, 'Abrimos los lunes.', 'Pan y pan dulce.');
    await fixture.write(b, 'Pan negro.');
    await expectRight(3);
    await admin.query(
      `insert into passages (tenant_id, id, document_id, position, body)
       select tenant_id, gen_random_uuid(), id, 100 + n, 'Receta ' || n || ' con harina y pan'
       from documents, generate_series(1, 20) n`,
    );
    await expectRight(43);
    await admin.query(
      `update passages set headings = '{Panes}', body = body || ' tibio' where position % 3 = 0`,
    );
    await expectRight(43);
    await admin.query('update passages set position = position + 1000');
    await expectRight(43);
    await admin.query('delete from passages where id = $1', [first]);
    await expectRight(42);
    await admin.query('delete from passages');
    await expectRight(0);
  });

  it.each(['app_rw', 'app_job'] as const)('forget a deleted document, by the cascade of %s', async (role) => {
    const { a, admin } = fixture;
    const id = uuidV7();
    const file = { title: 'Secreto', file_name: 's.txt', media_type: 'text/plain', language: 'es' };
    await insertRow(admin, 'documents', {
      ...{ tenant_id: a.id, id, ...file, byte_size: 1, object_key: 'k' },
    });
    await insertRow(admin, 'passages', {
      ...{ tenant_id: a.id, id: uuidV7(), document_id: id, position: 0, body: 'El confidencial Zapirón.' },
    });
    await fixture.write(a, 'Pan.');
    const client = await connect(role === 'app_rw' ? fixture.rwUrl : fixture.jobUrl);
    await inContext(client, await jobContext(a.id), () =>
      client.query('delete from documents where id = $1', [id]),
    );
    await client.end();
    await expectRight(1);
    const { rows } = await admin.query(
      `select term from vocabulary union select term from vocabulary_trigrams`,
    );
    expect(rows).toEqual([{ term: 'pan' }]);
  });

  it('forget a deleted tenant', async () => {
    const { admin, b } = fixture;
    await fixture.write(b, 'Pan secreto.');
    await admin.query('begin');
    await admin.query('delete from audit_log');
    await admin.query('delete from tenants where id = $1', [b.id]);
    await expectRight(0);
    await admin.query('rollback');
  });

  it('are right after two uploads at once, which wait for each other', async () => {
    const clients = [await connect(fixture.jobUrl), await connect(fixture.jobUrl)];
    const context = await jobContext(fixture.a.id);
    const insert = (index: number, body: string) =>
      insertRow(clients[index] as pg.Client, 'passages', {
        ...{
          tenant_id: fixture.a.id,
          id: uuidV7(),
          document_id: fixture.a.documentId,
          position: place++,
          body,
        },
      });
    let place = 5000;
    for (const client of clients) {
      await client.query('begin');
      await client.query(`select set_config('app.ctx', $1, true)`, [context]);
    }
    await insert(0, 'almendra');
    const second = insert(1, 'zapallo').then(() => insert(1, 'almendra'));
    await insert(0, 'zapallo');
    await clients[0]?.query('commit');
    await second;
    await clients[1]?.query('commit');
    await expectRight(4);
    for (const client of clients) await client.end();
  });
});
