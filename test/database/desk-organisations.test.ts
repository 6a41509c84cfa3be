import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext, userContext } from '../support/context.ts';
import { insertRow, openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

let fixture: TwoTenants;
let rw: pg.Client;

beforeAll(async () => {
  fixture = await openTwoTenants();
  rw = await connect(fixture.rwUrl);
});
afterAll(async () => {
  await rw.end();
  await fixture.close();
});

const rowsOf = async (context: string, sql: string, values: unknown[] = []) =>
  inContext(rw, context, async () => (await rw.query(sql, values)).rows);

describe('a person outside any organisation', () => {
  it('sees the organisations that they belong to, with their role, and no other', async () => {
    const { a, b, admin } = fixture;
    const own = await userContext(null, a);
    const first = { id: a.id, name: 'a', role: 'owner', language: 'es', time_zone: 'America/Montevideo' };
    expect(await rowsOf(own, 'select * from app.my_organisations()')).toEqual([first]);

    await insertRow(admin, 'memberships', { tenant_id: b.id, user_id: a.userId, role: 'viewer' });
    expect(await rowsOf(own, 'select id, role from app.my_organisations()')).toEqual([
      { id: a.id, role: 'owner' },
      { id: b.id, role: 'viewer' },
    ]);
    const other = await userContext(null, b);
    expect(await rowsOf(other, 'select id from app.my_organisations()')).toEqual([{ id: b.id }]);
    await admin.query('delete from memberships where tenant_id = $1 and user_id = $2', [b.id, a.userId]);
  });

  it('is `user` and nothing else, and reaches no tenant’s row', async () => {
    const own = await userContext(null, fixture.a);
    expect(await rowsOf(own, `select app_ctx.require(array['user']) as role`)).toEqual([{ role: 'user' }]);
    for (const role of ['owner', 'admin', 'agent', 'viewer', 'job', 'api_key']) {
      await expect(rowsOf(own, 'select app_ctx.require(array[$1])', [role])).rejects.toMatchObject({
        code: '42501',
      });
    }
    expect(await rowsOf(own, 'select id from public.conversations')).toEqual([]);
    expect(await rowsOf(own, 'select id from public.tenants')).toEqual([]);
    await expect(rowsOf(own, 'select * from app.member_names()')).rejects.toMatchObject({ code: '42501' });
  });

  it('is not `user` within an organisation, nor is a job', async () => {
    for (const context of [await userContext(fixture.a.id, fixture.a), await jobContext(null)]) {
      await expect(rowsOf(context, `select app_ctx.require(array['user'])`)).rejects.toMatchObject({
        code: '42501',
      });
      await expect(rowsOf(context, 'select * from app.my_organisations()')).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it('is nobody once the session has ended', async () => {
    const { b, admin } = fixture;
    await admin.query('update sessions set revoked_at = now() where id = $1', [b.sessionId]);
    await expect(
      rowsOf(await userContext(null, b), 'select * from app.my_organisations()'),
    ).rejects.toMatchObject({ code: '28000' });
    await admin.query('update sessions set revoked_at = null where id = $1', [b.sessionId]);
  });
});

it('names of members are those of one’s own organisation', async () => {
  const { a, b, admin } = fixture;
  const colleague = uuidV7();
  await insertRow(admin, 'users', { id: colleague, display_name: 'Ana', language: 'es' });
  await insertRow(admin, 'memberships', { tenant_id: a.id, user_id: colleague, role: 'agent' });
  const names = (tenant: string, person: typeof a) =>
    userContext(tenant, person).then((context) =>
      rowsOf(context, 'select name from app.member_names() order by name'),
    );
  expect(await names(a.id, a)).toEqual([{ name: 'Ana' }, { name: 'a' }]);
  expect(await names(b.id, b)).toEqual([{ name: 'b' }]);
});
