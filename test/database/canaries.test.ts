import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShape } from '../../dev/audit/isolation/database-shape.ts';
import { CANARIES } from '../../worker/features/trust/isolation/canaries.ts';
import { connect, inContext, jobContext, userContext } from '../support/context.ts';
import { openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

const [one, other] = CANARIES;

let fixture: TwoTenants;
let job: pg.Client;
let rw: pg.Client;

beforeAll(async () => {
  fixture = await openTwoTenants();
  [job, rw] = [await connect(fixture.jobUrl), await connect(fixture.rwUrl)];
  for (const canary of CANARIES) await prepare(canary);
});
afterAll(async () => {
  await Promise.all([job.end(), rw.end()]);
  await fixture.close();
});

const asJob = async (tenantId: string | null, sql: string, values: unknown[] = []) =>
  (await inContext(job, await jobContext(tenantId), () => job.query(sql, values))).rows;
const prepare = ({ tenantId, userId, sessionId, apiKeyId }: (typeof CANARIES)[number]) =>
  asJob(tenantId, 'select app.prepare_canary($1, $2, $3)', [userId, sessionId, apiKeyId]);
const find = 'select * from app.find_foreign_rows($1)';
const unprotected = () => asJob(null, 'select table_name, fault from app.list_unprotected_tables()');

/** The tables of tenants, as the isolation audit knows them. */
async function tenantTables(): Promise<{ name: string; column: string }[]> {
  const { tables } = await readShape(fixture.admin);
  return tables.flatMap(({ name, kind }) => (kind?.kind === 'tenant' ? [{ name, column: kind.column }] : []));
}

/** Rows of the canaries in every table that has a tenant. */
async function countCanaryRows(): Promise<Record<string, number[]>> {
  const counts: Record<string, number[]> = {};
  for (const { name, column } of await tenantTables()) {
    counts[name] = await Promise.all(
      CANARIES.map(async ({ tenantId }) => {
        const sql = `select count(*)::int as rows from public.${name} where ${column} = $1`;
        return (await fixture.admin.query(sql, [tenantId])).rows[0].rows;
      }),
    );
  }
  return counts;
}

describe('the canary tenants', () => {
  it('have a row in every table of tenants, and get no more by being made again [control live-probes]', async () => {
    const before = await countCanaryRows();
    expect(Object.entries(before).filter(([, counts]) => counts.includes(0))).toEqual([]);
    for (const canary of CANARIES) await prepare(canary);
    expect(await countCanaryRows()).toEqual(before);
  });

  it('come back when they are taken away, and when their session was ended', async () => {
    await fixture.admin.query('delete from tenants where id = $1', [one.tenantId]);
    await fixture.admin.query('update sessions set revoked_at = now() where user_id = $1', [other.userId]);
    for (const canary of CANARIES) await prepare(canary);
    expect(Object.values(await countCanaryRows()).flat()).not.toContain(0);
    const context = await userContext(other.tenantId, other);
    expect((await inContext(rw, context, () => rw.query(find, [null]))).rowCount).toBeGreaterThan(20);
  });

  it('are no tenants to the jobs that walk them or look for work', async () => {
    const listed = await asJob(null, 'select id from app.list_tenants()');
    expect(listed.map(({ id }) => id)).toEqual([fixture.a.id, fixture.b.id].toSorted());
    await fixture.admin.query(`update messages set received_at = now() - interval '2 hours'`);
    const due = await asJob(null, 'select tenant_id from app.list_due_conversations(100)');
    expect(due.map(({ tenant_id }) => tenant_id)).not.toContain(one.tenantId);
    expect(await asJob(null, 'select * from app.list_waiting_notices(100)')).toEqual([]);
    expect(await asJob(null, 'select * from app.list_quiet_conversations(100)')).toEqual([]);
  });

  it('are made by jobs only, and nothing else is made in their place', async () => {
    const { tenantId, ...ids } = one;
    const values = Object.values(ids);
    const call = 'select app.prepare_canary($1, $2, $3)';
    await expect(asJob(fixture.a.id, call, values)).rejects.toMatchObject({ code: '42501' });
    await expect(asJob(null, call, values)).rejects.toMatchObject({ code: '42501' });
    await expect(rw.query(call, values)).rejects.toMatchObject({ code: '42501' });
    await expect(job.query(call, values)).rejects.toMatchObject({ code: '28000' });
    await expect(rw.query('select app.list_unprotected_tables()')).rejects.toMatchObject({ code: '42501' });
    await expect(job.query('select app.list_unprotected_tables()')).rejects.toMatchObject({ code: '28000' });
    await expect(rw.query(find, [tenantId])).rejects.toMatchObject({ code: '28000' });
  });
});

describe('find_foreign_rows', () => {
  const seen = async (client: pg.Client, context: string, tenantId: string | null) => {
    const { rows } = await inContext(client, context, () => client.query(find, [tenantId]));
    return rows.filter((row) => row.sees_foreign).map((row) => row.table_name);
  };

  it.each([null, other.tenantId])(
    'sees nothing of another tenant (%s), as a person and as a job',
    async (id) => {
      expect(await seen(rw, await userContext(one.tenantId, one), id)).toEqual([]);
      expect(await seen(job, await jobContext(one.tenantId), id)).toEqual([]);
    },
  );

  it('tells a table whose policy was taken away, whichever it is', async () => {
    for (const { name } of await tenantTables()) {
      await fixture.admin.query(`alter table public.${name} disable row level security`);
      const context = await userContext(one.tenantId, one);
      expect(await seen(rw, context, null)).toEqual([name]);
      expect(await seen(rw, context, other.tenantId)).toEqual([name]);
      await fixture.admin.query(`alter table public.${name} enable row level security`);
    }
  });
});

describe('list_unprotected_tables', () => {
  it('finds nothing [control live-probes]', async () => {
    expect(await unprotected()).toEqual([]);
  });

  it.each([
    ['alter table messages no force row level security', 'messages', 'not_forced'],
    ['alter table passwords no force row level security', 'passwords', 'not_forced'],
    ['alter table contacts disable row level security', 'contacts', 'not_enabled'],
    ['drop policy tenant_isolation on outbox', 'outbox', 'not_restrictive'],
    ['drop policy user_isolation on sessions', 'sessions', 'not_restrictive'],
    [
      'alter policy tenant_isolation on documents using (true) with check (true)',
      'documents',
      'not_restrictive',
    ],
    [
      'alter policy tenant_isolation on documents using (tenant_id = (select app_ctx.tenant_id()) or true)',
      'documents',
      'not_restrictive',
    ],
    ['alter policy tenant_isolation on documents with check (true)', 'documents', 'not_restrictive'],
    ['alter policy tenant_isolation on documents to app_rw', 'documents', 'not_restrictive'],
    ['grant select on user_emails to app_rw', 'user_emails', 'not_restrictive'],
    ['grant select (email) on user_emails to app_job', 'user_emails', 'not_restrictive'],
    [
      'create view everybody as select * from users; grant select on everybody to app_rw',
      'everybody',
      'not_a_table',
    ],
    ['create table novelty (id int)', 'novelty', 'not_enabled'],
  ])('finds what %s leaves', async (change, name, fault) => {
    // Undone with the transaction, in which the administrator acts as the job.
    const context = await jobContext(null);
    await fixture.admin.query('begin');
    try {
      await fixture.admin.query(change);
      await fixture.admin.query(`select set_config('app.ctx', $1, true)`, [context]);
      const { rows } = await fixture.admin.query(
        'select table_name, fault from app.list_unprotected_tables()',
      );
      expect(rows).toEqual([{ table_name: name, fault }]);
    } finally {
      await fixture.admin.query('rollback');
    }
  });
});
