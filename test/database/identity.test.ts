import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, inContext, jobContext, userContext } from '../support/context.ts';
import { insertRow, openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

let fixture: TwoTenants;
let rw: pg.Client;
let job: pg.Client;

beforeAll(async () => {
  fixture = await openTwoTenants();
  rw = await connect(fixture.rwUrl);
  job = await connect(fixture.jobUrl);
});
afterAll(async () => {
  await rw.end();
  await job.end();
  await fixture.close();
});

const BEFORE_SIGN_IN = [
  `app.sign_in_lookup('a@example.test')`,
  `app.settle_password('00000000-0000-7000-8000-000000000000', 'x', 'y', false)`,
  `app.request_sign_up('x@example.test', sha256('x'), '{"language":"es"}')`,
  `app.confirm_sign_up(sha256('w'), 'x', false)`,
  `app.request_password_reset('a@example.test', sha256('y'))`,
  `app.reset_password(sha256('x'), 'x', false)`,
  `app.confirm_email_change(sha256('x'))`,
  'app.forget_expired_links()',
];
const OF_ONESELF = [
  'app.own_password()',
  'app.count_own_failure()',
  `app.change_password('x', 'y', false)`,
  `app.request_email_change('x', 'z@example.test', sha256('z'))`,
];
const INNER = [
  `app.put_password('00000000-0000-7000-8000-000000000000', 'x', false)`,
  `app.put_link(sha256('x'), 'sign_up', null, 'x@example.test', '{}')`,
  `app.take_link(sha256('x'), 'sign_up')`,
  `app.hold_own_password('x')`,
];
const refusal = (client: pg.Client, context: string | null, call: string) =>
  inContext(client, context, () => client.query(`select ${call}`)).then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  );

describe('functions of identity', () => {
  it('are the jobs’ before the sign-in: no request may call them, whoever it is from', async () => {
    const own = await userContext(null, fixture.a);
    const inTenant = await userContext(fixture.a.id, fixture.a);
    for (const call of BEFORE_SIGN_IN) {
      for (const context of [own, inTenant, await jobContext(null), null]) {
        expect(await refusal(rw, context, call), call).toBe('42501');
      }
      for (const context of [own, inTenant]) expect(await refusal(job, context, call), call).toBe('42501');
      expect(await refusal(job, null, call), call).toBe('28000');
      expect(await refusal(job, await jobContext(null), call), call).toBe('allowed');
    }
  });

  it('are a person’s own afterwards, outside any organisation', async () => {
    for (const call of OF_ONESELF) {
      expect(await refusal(rw, null, call), call).toBe('28000');
      expect(await refusal(rw, await userContext(fixture.a.id, fixture.a), call), call).toBe('42501');
      expect(await refusal(rw, await jobContext(null), call), call).toBe('42501');
      expect(await refusal(job, await userContext(null, fixture.a), call), call).toBe('42501');
      expect(await refusal(rw, await userContext(null, fixture.a), call), call).toBe('allowed');
    }
  });

  it('keep their inside to themselves, and the tables too', async () => {
    const tables = ['passwords', 'account_links', 'account_locks'].map(
      (name) => `(select count(*) from public.${name})`,
    );
    for (const call of [...INNER, ...tables]) {
      expect(await refusal(rw, await userContext(null, fixture.a), call), call).toBe('42501');
      expect(await refusal(job, await jobContext(null), call), call).toBe('42501');
    }
  });

  it('show a person their own password’s hash and nobody else’s', async () => {
    const { a, admin } = fixture;
    await admin.query(`update public.passwords set hash = 'the hash of a, twenty long' where user_id = $1`, [
      a.userId,
    ]);
    const { rows } = await inContext(rw, await userContext(null, a), () =>
      rw.query('select hash from app.own_password()'),
    );
    expect(rows).toEqual([{ hash: 'the hash of a, twenty long' }]);
  });
});

it('one of 50 uses of a link at the same time finds it unused [control account-links]', async () => {
  const { a, admin } = fixture;
  const token_hash = randomBytes(32);
  await admin.query('update public.user_emails set verified_at = now() where user_id = $1', [a.userId]);
  await insertRow(admin, 'account_links', {
    ...{ token_hash, purpose: 'reset_password', user_id: a.userId, email: 'a@example.test' },
    expires_at: new Date(Date.now() + 60_000),
  });
  const clients = await Promise.all(Array.from({ length: 50 }, () => connect(fixture.jobUrl)));
  const context = await jobContext(null);
  const used = await Promise.all(
    clients.map((client, index) =>
      inContext(client, context, () =>
        client.query('select email from app.reset_password($1, $2, false)', [
          token_hash,
          `hash number ${index}, twenty long`,
        ]),
      ),
    ),
  );
  await Promise.all(clients.map((client) => client.end()));
  expect(used.filter(({ rows }) => rows.length > 0)).toHaveLength(1);
});
