import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { inContext, jobContext } from '../support/context.ts';
import { bodies, openSearches, type Searches } from '../support/searches.ts';
import { insertRow } from '../support/tenant-fixture.ts';

let fixture: Searches;

beforeAll(async () => {
  fixture = await openSearches();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.admin.query('delete from passages'));

const write: Searches['write'] = (...passages) => fixture.write(...passages);
const search: Searches['search'] = (...question) => fixture.search(...question);

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

  it.each([
    ['es', 'Comer bien y contar cuantos.', '¿Cómo? ¿Cuántas?'],
    ['pt', 'Quanto comer.', 'Quanto? Como?'],
    ['en', 'Many whose much.', 'How many? Whose? How much?'],
  ])('that only ask find nothing (%s): %s', async (language, body, question) => {
    await fixture.admin.query('update documents set language = $1', [language]);
    await write(fixture.a, body, 'xyz');
    expect(await search(question, { language })).toEqual([]);
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
    await inContext(fixture.job, await jobContext(fixture.a.id), () =>
      insertRow(fixture.job, 'passages', {
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
