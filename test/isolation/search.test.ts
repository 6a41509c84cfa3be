import { afterAll, beforeAll, expect, it } from 'vitest';
import { inContext, jobContext, userContext } from '../support/context.ts';
import { bodies, openSearches, type Searches } from '../support/searches.ts';

let fixture: Searches;
beforeAll(async () => {
  fixture = await openSearches();
  await fixture.write(fixture.a, 'Hacemos chocotortas por encargo.', 'Abrimos los lunes.');
  await fixture.write(fixture.b, 'La chocotarta helada lleva avellanas.', 'El portón trasero abre con 7719.');
});
afterAll(() => fixture.close());

/** The terms that a question of A goes by, and those of the organisation itself. */
async function termsOf(question: string): Promise<{ asked: string[]; own: string[] }> {
  const { job, admin, a } = fixture;
  const asked = await inContext(job, await jobContext(a.id), () =>
    job.query<{ term: string }>(`select term from app.search_terms($1, '', 'es') where passages > 0`, [
      question,
    ]),
  );
  const own = await admin.query<{ term: string }>('select term from vocabulary where tenant_id = $1', [a.id]);
  return { asked: asked.rows.map(({ term }) => term), own: own.rows.map(({ term }) => term) };
}

it('[control row-isolation] finds nothing of another organisation, though it is the very question', async () => {
  expect(await fixture.search('El portón trasero abre con 7719.')).toEqual([]);
  expect(await fixture.search('portón trasero', { hints: '7719 portón', limit: 50 })).toEqual([]);
  expect(bodies(await fixture.search('¿Abrimos los lunes?'))).toEqual(['Abrimos los lunes.']);
});

it('[control row-isolation] spells a mistyped word by its own organisation’s vocabulary alone', async () => {
  // Written as B writes it, and one letter from what A writes.
  for (const question of ['¿Hay chocotarta?', '¿Hay chocotartta?']) {
    const { asked, own } = await termsOf(question);
    expect(asked.length).toBeGreaterThan(0);
    expect(own).toEqual(expect.arrayContaining(asked));
    expect(bodies(await fixture.search(question))).toEqual(['Hacemos chocotortas por encargo.']);
  }
  expect((await termsOf('¿Tienen avellanas?')).asked).toEqual([]);
});

it('[control row-isolation] weighs and shows no passage of another organisation that it is handed', async () => {
  const { a, b } = fixture;
  const { rows } = await fixture.admin.query<{ id: string }>('select id from passages where tenant_id = $1', [
    b.id,
  ]);
  const foreign = rows.map(({ id }) => id);
  const weigh = `select * from app.match_stretches('El portón trasero abre con 7719', '', 'es', $1::uuid[])`;
  for (const context of [await jobContext(a.id), await userContext(a.id, a)]) {
    expect(await inContext(fixture.job, context, () => fixture.job.query(weigh, [foreign]))).toMatchObject({
      rows: [],
    });
  }
});
