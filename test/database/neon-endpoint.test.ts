import { type NeonDbError, neon, neonConfig } from '@neondatabase/serverless';
import { drizzle } from 'drizzle-orm/neon-http';
import { boolean, customType, jsonb, numeric, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Intercept, type NeonEndpoint, startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { type OpenedBackend, openOnPglite, openOnPostgres } from '../support/sql-backends.ts';

let endpoint: NeonEndpoint;
let intercept: Intercept = () => 'pass';
neonConfig.fetchEndpoint = () => endpoint.url;
// The driver by itself is asked here: code of ours that ran before in this process set a fetch of its own.
neonConfig.fetchFunction = undefined;

describe.each([
  { name: 'Postgres', open: openOnPostgres },
  { name: 'PGlite', open: openOnPglite },
])('the Neon endpoint on $name', ({ name, open }) => {
  let opened: OpenedBackend;
  let sql: ReturnType<typeof neon<false, false>>;

  beforeAll(async () => {
    opened = await open();
    sql = neon(opened.rwUrl);
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    intercept = () => 'pass';
    endpoint = await startNeonEndpoint({
      port: 0,
      backend: opened.backend,
      intercept: (call) => intercept(call),
    });
    await sql`delete from probe`;
  });
  afterEach(() => endpoint.close());

  it('carries every type there and back', async () => {
    const value = {
      id: '018f4e0e-7c1a-7cc3-9d3a-0d5b8f6f0a11',
      doc: { a: [1, { b: null }], s: 'ñ"\\' },
      raw: Buffer.from([0, 1, 255]),
      at: new Date('2026-03-04T05:06:07.089Z'),
      tags: ['a,b', 'c"d', ''],
      amount: '12345678901234567890.123456789',
      ok: false,
      note: null,
    };
    await sql`insert into samples values (${value.id}, ${value.doc}, ${value.raw}, ${value.at}, ${value.tags},
      ${value.amount}, ${value.ok}, ${value.note})`;
    const rows = await sql`delete from samples returning *`;
    // Drizzle turns off the driver's own parsing of timestamps, for the whole process.
    expect(rows.map((row) => ({ ...row, at: new Date(row.at) }))).toEqual([value]);
    expect(await sql`select 1::int2 a, 2::int8 b, 1.5::float8 c, ${['3', null]}::int[] d`).toEqual([
      { a: 1, b: '2', c: 1.5, d: [3, null] },
    ]);
  });

  it('gives the full result that the driver promises', async () => {
    const full = await sql.query('insert into probe values (1, $1), (2, $2) returning id', ['x', 'y'], {
      fullResults: true,
    });
    expect(full).toMatchObject({ command: 'INSERT', rowCount: 2, rows: [{ id: 1 }, { id: 2 }] });
    expect(full.fields[0]).toMatchObject({ name: 'id', dataTypeID: 23, dataTypeSize: 4, format: 'text' });
    const empty = await sql.query('select id from probe where false', [], { fullResults: true });
    expect(empty).toMatchObject({ command: 'SELECT', rowCount: 0, rows: [] });
  });

  it('works under drizzle, alone and in a batch', async () => {
    const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
    const samples = pgTable('samples', {
      id: uuid().primaryKey(),
      doc: jsonb().$type<{ n: number }>(),
      raw: bytea(),
      at: timestamp({ withTimezone: true }),
      tags: text().array(),
      amount: numeric(),
      ok: boolean(),
      note: text(),
    });
    const db = drizzle(sql);
    const row = {
      id: '018f4e0e-7c1a-7cc3-9d3a-0d5b8f6f0a12',
      doc: { n: 1 },
      raw: Buffer.from('hi'),
      at: new Date(1_780_000_000_000),
      tags: ['x', 'y'],
      amount: '0.10',
      ok: true,
      note: null,
    };
    const [, found] = await db.batch([db.insert(samples).values(row), db.select().from(samples)]);
    expect(found).toEqual([row]);
    expect(await db.delete(samples).returning({ id: samples.id })).toEqual([{ id: row.id }]);
  });

  it("carries the database's error with all its fields", async () => {
    await sql`insert into probe values (1, 'x')`;
    const duplicate = await rejection(sql`insert into probe values (2, 'x')`);
    expect(duplicate).toMatchObject({
      name: 'NeonDbError',
      severity: 'ERROR',
      code: '23505',
      schema: 'public',
      table: 'probe',
      constraint: 'probe_note_key',
      detail: 'Key (note)=(x) already exists.',
    });
    expect(await rejection(sql`insert into probe values (3, null)`)).toMatchObject({
      code: '23502',
      column: 'note',
    });
    expect(await rejection(sql`select nonsense`)).toMatchObject({ code: '42703', position: '8' });
    expect(await rejection(sql`select upper(1)`)).toMatchObject({
      code: '42883',
      hint: expect.stringContaining('type casts'),
    });
    const late = sql.transaction([sql`insert into probe values (5, 'y', 99)`, sql`select 1`]);
    expect(await rejection(late)).toMatchObject({ code: '23503', constraint: 'probe_parent_fkey' });
  });

  it('runs a batch as one transaction, in one round trip', async () => {
    const before = endpoint.calls;
    const batch = sql.transaction([
      sql`insert into probe values (1, 'x')`,
      sql`select set_config('app.ctx', 'signed', true)`,
      sql`select current_setting('app.ctx') as ctx`,
    ]);
    expect((await batch)[2]).toEqual([{ ctx: 'signed' }]);
    expect(endpoint.calls - before).toBe(1);
    const broken = sql.transaction([sql`insert into probe values (2, 'y')`, sql`select 1 / 0`]);
    expect(await rejection(broken)).toMatchObject({ code: '22012' });
    expect(await sql`select id, coalesce(current_setting('app.ctx', true), '') as ctx from probe`).toEqual([
      { id: 1, ctx: '' },
    ]);
  });

  it('obeys isolation level, read only and deferrable', async () => {
    const modes = sql`select current_setting('transaction_isolation') i, current_setting('transaction_read_only') r,
      current_setting('transaction_deferrable') d`;
    const [asked] = await sql.transaction([modes], {
      isolationLevel: 'Serializable',
      readOnly: true,
      deferrable: true,
    });
    expect(asked).toEqual([{ i: 'serializable', r: 'on', d: 'on' }]);
    const [repeatable] = await sql.transaction([modes], { isolationLevel: 'RepeatableRead' });
    expect(repeatable).toEqual([{ i: 'repeatable read', r: 'off', d: 'off' }]);
    expect(await modes).toEqual([{ i: 'read committed', r: 'off', d: 'off' }]);
    const write = sql.transaction([sql`insert into probe values (1, 'x')`], { readOnly: true });
    expect(await rejection(write)).toMatchObject({ code: '25006' });
  });

  it('refuses wrong passwords and unknown users', async () => {
    const wrong = new URL(opened.rwUrl);
    wrong.password = 'wrong';
    expect(await rejection(neon(wrong.href)`select 1`)).toMatchObject({ code: '28P01' });
    const swapped = new URL(opened.jobUrl);
    swapped.username = 'app_rw';
    expect(await rejection(neon(swapped.href)`select 1`)).toMatchObject({ code: '28P01' });
    const superuser = new URL(opened.rwUrl);
    superuser.username = 'postgres';
    expect(await rejection(neon(superuser.href)`select 1`)).toMatchObject({ code: '28P01' });
  });

  it('runs under the role of the connection string', async () => {
    expect(await sql`select current_user as role`).toEqual([{ role: 'app_rw' }]);
    expect(await rejection(sql`select * from job_only`)).toMatchObject({ code: '42501' });
    expect(await rejection(sql`create table mine ()`)).toMatchObject({ code: '42501' });
    const job = neon(opened.jobUrl);
    expect(await job`select current_user as role, (select count(*)::int from job_only) as n`).toEqual([
      { role: 'app_job', n: 0 },
    ]);
  });

  it.each([
    'reset role',
    'set role app_job',
    `select set_config('role', 'app_job', false)`,
    'reset session authorization',
    'set session authorization default',
    'set session authorization app_rw',
  ])('does not let "%s" reach the next batch', async (injected) => {
    await sql.query(injected, []).catch(() => {});
    expect(await sql`select current_user as role`).toEqual([{ role: 'app_rw' }]);
    expect(await rejection(sql`select * from job_only`)).toMatchObject({ code: '42501' });
    expect(await neon(opened.jobUrl)`select current_user as role`).toEqual([{ role: 'app_job' }]);
  });

  it.each(['commit', 'rollback', 'begin', 'savepoint s'])('refuses "%s" inside a batch', async (control) => {
    const batch = sql.transaction([sql.query(control, []), sql`select count(*) from job_only`]);
    expect(await rejection(batch)).toMatchObject({ code: '2D000' });
    expect(await sql`select current_user as role`).toEqual([{ role: 'app_rw' }]);
  });

  it('takes one statement per query, with or without parameters', async () => {
    expect(await rejection(sql.query('select 1; select 2', []))).toMatchObject({ code: '42601' });
    expect(await rejection(sql.query('select $1::text; select 2', ['x']))).toMatchObject({ code: '42601' });
  });

  it('refuses a COPY that waits for data', async () => {
    expect(await rejection(sql`copy probe from stdin`)).toMatchObject({ code: '57014' });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('refuses before, drops after, or never answers where a test asks for it', async () => {
    const seen: { index: number; statements: string[] }[] = [];
    intercept = (call) => {
      seen.push(call);
      return 'refuse';
    };
    expect((await rejection(sql`insert into probe values (1, 'x')`)).message).toContain('HTTP status 500');
    expect(seen).toEqual([{ index: 1, statements: ["insert into probe values (1, 'x')"] }]);
    intercept = () => 'drop-answer';
    expect((await rejection(sql`insert into probe values (2, 'y')`)).message).toContain('Error connecting');
    intercept = () => 'hang';
    const hung = neon(opened.rwUrl, { fetchOptions: { signal: AbortSignal.timeout(100) } });
    expect((await rejection(hung`insert into probe values (3, 'z')`)).message).toContain('TimeoutError');
    intercept = () => 'pass';
    expect(await sql`select id from probe`).toEqual([{ id: 2 }]);
    expect(endpoint.calls).toBe(5);
  });

  it('answers many clients at once', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(numbers.map((n) => sql`insert into probe values (${n}, ${`n${n}`})`));
    expect(await sql`select count(*)::int as n from probe`).toEqual([{ n: 40 }]);
  });

  it('bounds the body and refuses what the driver never sends', async () => {
    const big = 'x'.repeat(8 * 1024 * 1024);
    expect((await rejection(sql`select ${big}`)).message).toMatch(/HTTP status 413|Error connecting/);
    expect(await sql`select length(${big.slice(0, -1000)}) as n`).toEqual([{ n: big.length - 1000 }]);
    const headers = {
      'neon-connection-string': opened.rwUrl,
      'neon-raw-text-output': 'true',
      'neon-array-mode': 'true',
    };
    const post = async (body: string, more = {}) => {
      const response = await fetch(endpoint.url, { method: 'POST', body, headers: { ...headers, ...more } });
      return [response.status, (await response.json()).code];
    };
    expect(await post('{"query":"select 1","params":[]}', { 'neon-array-mode': 'false' })).toEqual([
      400,
      '08P01',
    ]);
    expect(await post('{"query":"select 1","params":[1]}')).toEqual([400, '08P01']);
    expect(await post('[')).toEqual([400, '08P01']);
    expect(await post('{"queries":[]}', { 'neon-batch-isolation-level': 'toString' })).toEqual([
      400,
      '08P01',
    ]);
    expect(await post('{"query":"select 1"}', { 'neon-connection-string': 'postgresql://x' })).toEqual([
      400,
      '08P01',
    ]);
    expect((await fetch(new URL('/', endpoint.url))).status).toBe(404);
  });

  it.skipIf(name === 'Postgres')('leaves no setting and no lock behind', async () => {
    // A pool of real sessions is not reset, as on Neon.
    await sql`select set_config('app.left', 'behind', false), pg_advisory_lock(1)`;
    expect(
      await sql`select coalesce(current_setting('app.left', true), '') as setting,
        (select count(*)::int from pg_locks where locktype = 'advisory') as locks`,
    ).toEqual([{ setting: '', locks: 0 }]);
  });

  it.skipIf(name === 'PGlite')('ends a statement that runs too long', async () => {
    // PGlite cannot: nothing interrupts its one thread.
    expect(await sql`show statement_timeout`).toEqual([{ statement_timeout: '15s' }]);
    const slow = sql.transaction([sql`set local statement_timeout = 50`, sql`select pg_sleep(10)`]);
    expect(await rejection(slow)).toMatchObject({ code: '57014' });
  });
});

async function rejection(promise: Promise<unknown>): Promise<NeonDbError> {
  return promise.then(
    () => expect.fail('it should have been refused'),
    (error) => error,
  );
}
