import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signContext } from '../../worker/data/context.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import {
  connect,
  contextKeys,
  inContext,
  jobContext,
  newKeyring,
  signText,
  userContext,
} from '../support/context.ts';
import { fromNow, openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

let fixture: TwoTenants;
let rw: pg.Client;
let valid: string;

beforeAll(async () => {
  fixture = await openTwoTenants();
  rw = await connect(fixture.rwUrl);
  valid = await userContext(fixture.a.id, fixture.a);
});
afterAll(async () => {
  await rw.end();
  await fixture.close();
});

const countContacts = async () =>
  Number((await rw.query('select count(*) from public.contacts')).rows[0].count);
const require = (roles: string[], aal = 1) => rw.query('select app_ctx.require($1, $2)', [roles, aal]);

/** The valid context with one of its six parts replaced, under the old signature. */
function swap(place: number, value: string): string {
  return valid.split('.').with(place, value).join('.');
}
const signature = () => valid.split('.').at(-1) ?? '';

describe('[control signed-context] a context', () => {
  it('opens its own tenant, until the transaction ends', async () => {
    expect(await inContext(rw, valid, countContacts)).toBe(1);
    expect(await countContacts()).toBe(0);
    expect(await inContext(rw, null, countContacts)).toBe(0);
    await expect(require(['owner'])).rejects.toMatchObject({ code: '28000' });
  });

  const forged: [string, () => string | Promise<string>][] = [
    ['tenant swapped', () => swap(3, fixture.b.id)],
    ['user swapped', () => swap(4, `u:${fixture.b.userId}:${fixture.b.sessionId}`)],
    ['user made a job', () => swap(4, 'j:operator')],
    ['expiry extended', () => swap(2, String(Number(valid.split('.')[2]) + 1000))],
    ['unknown kid', () => swap(1, 'k2')],
    ['no kid', () => swap(1, '')],
    ['signature cut', () => valid.slice(0, -1)],
    ['signature empty', () => swap(5, '')],
    ['signature zeroed', () => swap(5, '0'.repeat(64))],
    ['signature in upper case', () => swap(5, signature().toUpperCase())],
    ['signature with a tail', () => `${valid}0`],
    ['a part more', () => `${valid}.${signature()}`],
    ['other key', () => signContext(fixture.a.id, { kind: 'job', job: 'operator' }, newKeyring('k1'))],
    [
      'expired',
      () => signContext(fixture.a.id, { kind: 'job', job: 'operator' }, contextKeys, Date.now() - 61_000),
    ],
    ['a bare tenant', () => fixture.a.id],
    ['garbage', () => 'garbage'],
    ['dots', () => '.....'],
    ['very long', () => randomBytes(300).toString('hex')],
  ];
  it.each(forged)('is refused: %s', async (_, forge) => {
    const context = await forge();
    await expect(inContext(rw, context, countContacts)).rejects.toMatchObject({ code: '28000' });
    await expect(inContext(rw, context, () => require(['job', 'owner']))).rejects.toMatchObject({
      code: '28000',
    });
  });

  const signed: [string, (tenant: string, expiry: string) => string][] = [
    ['another version', (tenant, expiry) => `v2.k1.${expiry}.${tenant}.j:operator`],
    ['no tenant id', (_, expiry) => `v1.k1.${expiry}.tenant.j:operator`],
    ['unknown kind of actor', (tenant, expiry) => `v1.k1.${expiry}.${tenant}.x:operator`],
    ['job that is no name', (tenant, expiry) => `v1.k1.${expiry}.${tenant}.j:OPERATOR`],
    ['user without a session', (tenant, expiry) => `v1.k1.${expiry}.${tenant}.u:${fixture.a.userId}`],
    ['unknown api key', (tenant, expiry) => `v1.k1.${expiry}.${tenant}.k:${uuidV7()}`],
    ['expiry that is no time', (tenant) => `v1.k1.9e9.${tenant}.j:operator`],
    ['expiry of eleven digits', (tenant, expiry) => `v1.k1.${expiry}0.${tenant}.j:operator`],
  ];
  it.each(signed)('is refused though rightly signed: %s', async (_, text) => {
    const context = signText(text(fixture.a.id, valid.split('.')[2] ?? ''));
    await expect(inContext(rw, context, countContacts)).rejects.toMatchObject({ code: '28000' });
  });

  it('of another session of another user does not open this tenant', async () => {
    const foreign = await userContext(fixture.a.id, fixture.b);
    await expect(inContext(rw, foreign, countContacts)).rejects.toMatchObject({ code: '42501' });
    const mixed = await userContext(fixture.a.id, { ...fixture.a, sessionId: fixture.b.sessionId });
    await expect(inContext(rw, mixed, countContacts)).rejects.toMatchObject({ code: '28000' });
  });
});

describe('[control signed-context] a live context', () => {
  beforeEach(async () => {
    await rw.query('begin');
    await rw.query(`select set_config('app.ctx', $1, true)`, [valid]);
    expect(await countContacts()).toBe(1);
  });
  afterEach(async () => {
    await rw.query('rollback');
    const { a, admin } = fixture;
    await admin.query('update sessions set revoked_at = null, expires_at = $1, aal = 1', [fromNow(1)]);
    await admin.query(
      `insert into memberships (tenant_id, user_id, role) values ($1, $2, 'owner')
       on conflict (tenant_id, user_id) do update set role = 'owner'`,
      [a.id, a.userId],
    );
  });

  it('ends with its session, at the next statement', async () => {
    await fixture.admin.query('update sessions set revoked_at = now() where id = $1', [fixture.a.sessionId]);
    await expect(countContacts()).rejects.toMatchObject({ code: '28000' });
  });

  it('ends when its session expires', async () => {
    await fixture.admin.query('update sessions set expires_at = now() where id = $1', [fixture.a.sessionId]);
    await expect(countContacts()).rejects.toMatchObject({ code: '28000' });
  });

  it('ends with the membership', async () => {
    await fixture.admin.query('delete from memberships where user_id = $1', [fixture.a.userId]);
    await expect(countContacts()).rejects.toMatchObject({ code: '42501' });
  });

  it('loses what a demotion takes', async () => {
    await require(['owner', 'admin']);
    await fixture.admin.query(`update memberships set role = 'agent' where user_id = $1`, [fixture.a.userId]);
    await require(['agent']);
    await expect(require(['owner', 'admin'])).rejects.toMatchObject({ code: '42501', detail: undefined });
  });

  it('needs the second factor where that is required', async () => {
    await fixture.admin.query('update sessions set aal = 2, mfa_at = now() where id = $1', [
      fixture.a.sessionId,
    ]);
    await require(['owner'], 2);
    await fixture.admin.query('update sessions set aal = 1, mfa_at = null where id = $1', [
      fixture.a.sessionId,
    ]);
    await expect(require(['owner'], 2)).rejects.toMatchObject({ code: '42501', detail: 'aal' });
  });

  it('never makes a user a job, nor a job a user', async () => {
    await expect(require(['job', 'api_key'])).rejects.toMatchObject({ code: '42501' });
    await rw.query('rollback');
    const job = await jobContext(fixture.a.id);
    await expect(inContext(rw, job, () => require(['owner']))).rejects.toMatchObject({ code: '42501' });
    await expect(inContext(rw, job, () => require(['job'], 2))).rejects.toMatchObject({ detail: 'aal' });
  });
});

describe('[control signed-context] the keys', () => {
  it.each([
    'select * from app_ctx.signing_keys',
    `update app_ctx.signing_keys set kid = 'mine'`,
    `select app_ctx.install_key('mine', repeat('a', 64)::bytea, repeat('b', 64)::bytea)`,
    `select app_ctx.remove_keys_except('{}')`,
  ])('are out of reach of the app: %s', async (attack) => {
    const job = await connect(fixture.jobUrl);
    try {
      for (const client of [rw, job]) {
        await expect(client.query(attack)).rejects.toMatchObject({ code: '42501' });
      }
      await fixture.admin.query('set role app_owner');
      await expect(fixture.admin.query(attack)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await fixture.admin.query('reset role');
      await job.end();
    }
  });
});

describe('[control signed-context] the connection', () => {
  const assertConfined = (client: pg.Client) => client.query('select app_ctx.assert_confined()');
  const unconfined = { code: '42501', detail: 'role' };

  it('is accepted as app_rw and app_job [control database-role]', async () => {
    const job = await connect(fixture.jobUrl);
    await assertConfined(rw);
    await assertConfined(job);
    await job.end();
  });

  it('is refused as a superuser, and as a role that bypasses row level security or could become one [control database-role]', async () => {
    const { admin, name } = fixture;
    await expect(assertConfined(admin)).rejects.toMatchObject(unconfined);
    const [bypass, member] = [`bypass_${name}`, `member_${name}`];
    await admin.query(`create role ${bypass} bypassrls; create role ${member} in role ${bypass}, app_rw`);
    try {
      await admin.query(`grant app_rw to ${bypass}`);
      for (const role of [bypass, member]) {
        await admin.query(`set role ${role}`);
        await expect(assertConfined(admin)).rejects.toMatchObject(unconfined);
        await admin.query('reset role');
      }
    } finally {
      await admin.query(`reset role; drop role ${member}; drop role ${bypass}`);
    }
  });
});
