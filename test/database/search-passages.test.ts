import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext } from '../support/context.ts';
import { insertRow, openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

type Found = { passage_id: string; document_title: string; body: string; score: number; coverage: number };

let fixture: TwoTenants;
let job: pg.Client;

beforeAll(async () => {
  fixture = await openTwoTenants();
  job = await connect(fixture.jobUrl);
});
afterAll(async () => {
  await job.end();
  await fixture.close();
});
beforeEach(() => fixture.admin.query('delete from passages'));

/** Adds passages to a tenant's document, in the order given. */
async function write(tenant: TwoTenants['a'], ...bodies: string[]): Promise<string[]> {
  const ids = bodies.map(() => uuidV7());
  for (const [position, body] of bodies.entries()) {
    const place = { document_id: tenant.documentId, position };
    await insertRow(fixture.admin, 'passages', { tenant_id: tenant.id, id: ids[position], ...place, body });
  }
  return ids;
}

async function search(question: string, { hints = '', language = 'es', limit = 5 } = {}): Promise<Found[]> {
  return inContext(job, await jobContext(fixture.a.id), async () => {
    const sql = 'select * from app.search_passages($1, $2, $3, $4)';
    return (await job.query<Found>(sql, [question, hints, language, limit])).rows;
  });
}
const bodies = (found: Found[]) => found.map(({ body }) => body);

describe('the order', () => {
  it('puts rare words before frequent ones, and repeated ones in short passages first', async () => {
    const filler = Array.from({ length: 6 }, (_, index) => `Nuestro local tiene pan del día ${index}.`);
    await write(
      fixture.a,
      ...filler,
      'Aceptamos tarjeta y también efectivo en la caja del local, de lunes a viernes por la mañana.',
      'Tarjeta: tarjeta de crédito.',
    );
    const found = await search('¿tienen pan? ¿puedo pagar con tarjeta?', { limit: 8 });
    expect(bodies(found).slice(0, 2)).toEqual([
      'Tarjeta: tarjeta de crédito.',
      expect.stringContaining('Aceptamos tarjeta'),
    ]);
    expect(found.map(({ score }) => score)).toEqual(
      found.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(await search('pan', { limit: 2 })).toHaveLength(2);
  });

  it('counts headings, and finds by hints without counting them as asked', async () => {
    const [id] = await write(fixture.a, 'De 9 a 18.', 'Hacemos envíos.');
    await fixture.admin.query(`update passages set headings = '{Horario}' where id = $1`, [id]);
    expect(bodies(await search('horario'))).toEqual(['De 9 a 18.']);
    expect(await search('¿cuándo abren?', { hints: 'horario' })).toMatchObject([
      { body: 'De 9 a 18.', coverage: 0 },
    ]);
  });
});

describe('words', () => {
  it.each([
    ['es', 'Ofrecemos facturación electrónica.', 'facturacion electronica'],
    ['es', 'El cafe de la manana.', 'café mañana'],
    ['es', 'Vendemos una torta.', '¿venden tortas?'],
    ['es', 'Tortas por encargo.', 'TORTA'],
    ['pt', 'Fazemos entregas no sábado.', 'entrega sabado'],
    ['en', 'We bake cakes daily.', 'cake'],
  ])('are found without accents and in other forms (%s): %s', async (language, body, question) => {
    await fixture.admin.query('update documents set language = $1', [language]);
    await write(fixture.a, body, 'xyz');
    expect(await search(question, { language })).toMatchObject([{ body, coverage: 1 }]);
    await fixture.admin.query(`update documents set language = 'es'`);
  });

  it('cover the question wholly, in part or not at all', async () => {
    await write(fixture.a, 'Tenemos estacionamiento y terraza.', 'La terraza abre en verano.', 'Pan.');
    const [whole, part, ...none] = await search('estacionamiento y terraza');
    expect(none).toEqual([]);
    expect(whole?.coverage).toBe(1);
    expect(part?.coverage).toBeGreaterThan(0);
    expect(part?.coverage).toBeLessThan(1);
    for (const question of ['helicóptero', '', '¿?', 'de la que', `' or 1=1 --`]) {
      expect(await search(question)).toEqual([]);
    }
  });
});

describe('the index', () => {
  it('follows a change of text and a removal', async () => {
    const [id] = await write(fixture.a, 'Abrimos los lunes.');
    await fixture.admin.query(`update passages set body = 'Cerramos los martes.' where id = $1`, [id]);
    expect(await search('lunes')).toEqual([]);
    expect(bodies(await search('martes'))).toEqual(['Cerramos los martes.']);
    const counted = await fixture.admin.query(
      `select term_count, (select sum(frequency)::int from passage_terms where passage_id = p.id) as sum
       from passages p`,
    );
    expect(counted.rows).toEqual([{ term_count: 2, sum: 2 }]);
    await fixture.admin.query('delete from passages where id = $1', [id]);
    expect(await search('martes')).toEqual([]);
    expect((await fixture.admin.query('select from passage_terms')).rowCount).toBe(0);
  });

  it('is made where a request of the app writes the passage', async () => {
    const place = { document_id: fixture.a.documentId, position: 0 };
    await inContext(job, await jobContext(fixture.a.id), () =>
      insertRow(job, 'passages', {
        tenant_id: fixture.a.id,
        id: uuidV7(),
        ...place,
        body: 'Hay wifi gratis.',
      }),
    );
    expect(bodies(await search('wifi'))).toEqual(['Hay wifi gratis.']);
  });

  it('holds other tenants, whose passages are neither found nor weighed', async () => {
    await write(fixture.a, 'Nuestra terraza es grande.', 'Pan.');
    const alone = await search('terraza');
    await write(fixture.b, ...Array.from({ length: 9 }, (_, index) => `La terraza secreta ${index}.`));
    expect(await search('terraza')).toEqual(alone);
    expect(await search('secreta')).toEqual([]);
  });
});

it('reads its own part of the index, never the whole of it', async () => {
  await write(fixture.a, 'Nuestra terraza es grande.', 'Pan.');
  // Rows of 200 tenants that are nothing but these rows: their references are not checked.
  await fixture.admin.query(`
    begin;
    set local session_replication_role = replica;
    insert into passage_terms (tenant_id, term, passage_id, frequency)
    select md5((n % 200)::text)::uuid, 'term' || n, gen_random_uuid(), 1 from generate_series(1, 20000) n;
    commit;
    analyze passage_terms, passages`);
  const plan = await explain(`select * from app.search_passages('¿tienen terraza?', '', 'es')`);
  expect(plan).not.toContain('Seq Scan on passage_terms');
  expect(plan).toMatch(/Index (Only )?Scan (on|using) passage_terms_\w+ .*\n\s+Index Cond: \(+tenant_id = /);
});

/** The plans of a statement and of the functions that it calls, as app_job runs them. */
async function explain(sql: string): Promise<string> {
  const admin = await connect(fixture.adminUrl);
  const notices: string[] = [];
  admin.on('notice', ({ message }) => notices.push(message ?? ''));
  try {
    await admin.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0;
      set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice`);
    await inContext(admin, await jobContext(fixture.a.id), async () => {
      await admin.query('set local role app_job');
      await admin.query(sql);
    });
    return notices.join('\n');
  } finally {
    await admin.end();
  }
}
