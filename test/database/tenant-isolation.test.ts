import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, inContext, jobContext, userContext } from '../support/context.ts';
import { isGranted, listPublicTables, type PublicTable } from '../support/public-tables.ts';
import { openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

/** No app role holds anything on these: named functions alone reach them. */
const privateTables = [
  ...['account_links', 'account_locks', 'api_key_routes', 'billing_events', 'channel_routes'],
  ...['passwords', 'tenant_erasures', 'user_emails', 'webhook_events'],
];
const personalTables = {
  account_deletions: 'user_id',
  recovery_codes: 'user_id',
  second_factors: 'user_id',
  sessions: 'user_id',
  users: 'id',
};
/** Refused by a trigger before row level security is asked; it cannot tell B's conversation from none. */
const refusedByTrigger: Record<string, { code: string; constraint: string }> = {
  outbox: { code: '23514', constraint: 'outbox_conversation' },
};

let fixture: TwoTenants;
let tables: PublicTable[];
let tenantTables: PublicTable[];

beforeAll(async () => {
  fixture = await openTwoTenants();
  tables = await listPublicTables(fixture.admin);
  tenantTables = tables.filter((table) => table.tenantColumn !== null && isGranted(table));
});
afterAll(() => fixture.close());

it('knows of every table what kind it is [control isolation-test]', () => {
  const named = [...tenantTables.map(({ name }) => name), ...privateTables, ...Object.keys(personalTables)];
  expect(tables.map(({ name }) => name)).toEqual(named.toSorted());
  expect(tenantTables.length).toBeGreaterThan(10);
});

it('has row level security enabled and forced on every table, and nothing beside tables [control row-isolation]', async () => {
  expect(tables.filter((table) => !table.isEnabled || !table.isForced)).toEqual([]);
  const { rows } = await fixture.admin.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i')`,
  );
  expect(rows).toEqual([]);
});

it('grants the app nothing on routing and operator tables, and no more than rows elsewhere', async () => {
  const open = tables.filter(({ name }) => privateTables.includes(name)).filter(isGranted);
  expect(open).toEqual([]);
  const { rows } = await fixture.admin.query(
    `select grantee, table_name, privilege_type from information_schema.role_table_grants
     where table_schema = 'public' and grantee <> 'app_owner' and (grantee = 'PUBLIC'
       or privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'))`,
  );
  expect(rows).toEqual([]);
});

it('has no function that everybody may execute or whose search path the caller chooses', async () => {
  const { rows } = await fixture.admin.query(`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace::regnamespace::text in ('app', 'app_ctx', 'app_schema', 'public') and (
      not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)
      or p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`);
  expect(rows).toEqual([]);
});

describe.each(['app_rw', 'app_job'] as const)('as %s in A [control row-isolation]', (role) => {
  let client: pg.Client;
  let context: string;

  beforeAll(async () => {
    client = await connect(role === 'app_rw' ? fixture.rwUrl : fixture.jobUrl);
    context = await (role === 'app_rw' ? userContext(fixture.a.id, fixture.a) : jobContext(fixture.a.id));
  });
  afterAll(() => client.end());

  const run = (sql: string, values: unknown[] = []) =>
    inContext(client, context, () => client.query(sql, values));

  /** Runs `attack` on every tenant table; rows it reached, or the error's code. */
  async function attackEach(attack: (table: PublicTable & { tenant: string }) => Promise<pg.QueryResult>) {
    const outcomes: Record<string, unknown> = {};
    for (const table of tenantTables) {
      const outcome = attack({ ...table, tenant: String(table.tenantColumn) });
      outcomes[table.name] = await outcome.then(
        ({ rowCount }) => rowCount,
        ({ code, constraint }: pg.DatabaseError) => (constraint === undefined ? code : { code, constraint }),
      );
    }
    return outcomes;
  }
  const each = (outcome: (table: PublicTable) => unknown) =>
    Object.fromEntries(tenantTables.map((table) => [table.name, outcome(table)]));
  /** Nothing is reached: by policy where the verb is granted, by the missing grant otherwise. */
  const nothing = (verb: 'update' | 'delete') =>
    each(({ privileges }) => (privileges[role][verb] ? 0 : '42501'));
  const rowOfB = async ({ name, tenant }: { name: string; tenant: string }) => {
    const found = await fixture.admin.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from public.${name} t where ${tenant} = $1`,
      [fixture.b.id],
    );
    return found.rows[0]?.row ?? {};
  };

  it('sees only rows of A, and some of them', async () => {
    for (const { name, tenantColumn } of tenantTables) {
      const { rows } = await run(`select distinct ${tenantColumn} as tenant from public.${name}`);
      expect({ name, rows }).toEqual({ name, rows: [{ tenant: fixture.a.id }] });
    }
  });

  it('sees nothing of B by its key', async () => {
    const outcomes = await attackEach(async (table) => {
      const row = await rowOfB(table);
      const where = table.key.map((column, index) => `t.${column}::text = $${index + 1}`).join(' and ');
      const key = table.key.map((column) => String(row[column]));
      const sql = `select from public.${table.name} t where ${where}`;
      expect((await fixture.admin.query(sql, key)).rowCount).toBe(1);
      return run(sql, key);
    });
    expect(outcomes).toEqual(each(() => 0));
  });

  it('[ASVS 8.4.1] changes and deletes nothing of B', async () => {
    const update = await attackEach(({ name, tenant }) =>
      run(`update public.${name} set ${tenant} = ${tenant} where ${tenant} = $1`, [fixture.b.id]),
    );
    expect(update).toEqual(nothing('update'));
    const remove = await attackEach(({ name, tenant }) =>
      run(`delete from public.${name} where ${tenant} = $1`, [fixture.b.id]),
    );
    expect(remove).toEqual(nothing('delete'));
  });

  it('inserts nothing for B, and cannot tell which of its keys are taken', async () => {
    const insert = (fresh: Record<string, unknown>) =>
      attackEach(async (table) => {
        const row = {
          ...(await rowOfB(table)),
          ...(table.name === 'outbox' && { state: 'queued' }),
          ...fresh,
        };
        const record = `jsonb_populate_record(null::public.${table.name}, $1)`;
        return run(`insert into public.${table.name} select * from ${record}`, [row]);
      });
    const refused = each(({ name }) => refusedByTrigger[name] ?? '42501');
    expect(await insert({})).toEqual(refused);
    expect(await insert({ id: fixture.name.slice(5).padEnd(32, '0') })).toEqual(refused);
  });

  it('moves no row of its own to B', async () => {
    const outcomes = await attackEach(({ name, tenant }) =>
      run(`update public.${name} set ${tenant} = $1`, [fixture.b.id]),
    );
    expect(outcomes).toEqual(each(() => '42501'));
  });

  it('sees nothing without a context', async () => {
    for (const { name } of tenantTables) {
      expect((await client.query(`select from public.${name}`)).rowCount).toBe(0);
    }
  });

  it('cannot write memberships and the audit log', async () => {
    for (const sql of [
      `update public.memberships set role = 'owner'`,
      'delete from public.memberships',
      `insert into public.memberships select * from public.memberships`,
      `update public.audit_log set action = 'a.b'`,
      'delete from public.audit_log',
      'insert into public.audit_log select * from public.audit_log',
      'truncate public.audit_log',
    ]) {
      await expect(run(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

it.each(Object.entries(personalTables))(
  'shows each user only their own %s [control row-isolation]',
  async (table, column) => {
    const client = await connect(fixture.rwUrl);
    try {
      const own = await inContext(client, await userContext(fixture.a.id, fixture.a), () =>
        client.query(`select ${column} as id from public.${table}`),
      );
      expect(own.rows).toEqual([{ id: fixture.a.userId }]);
      const asJob = await inContext(client, await jobContext(fixture.a.id), () =>
        client.query(`select from public.${table}`),
      );
      expect(asJob.rowCount).toBe(0);
      await expect(client.query(`update public.${table} set ${column} = ${column}`)).rejects.toMatchObject({
        code: '42501',
      });
    } finally {
      await client.end();
    }
  },
);
