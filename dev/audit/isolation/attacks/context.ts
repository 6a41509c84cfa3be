import { createHmac, randomBytes } from 'node:crypto';
import { signContext } from '../../../../worker/data/context.ts';
import { uuidV7 } from '../../../../worker/domain/ids.ts';
import type { Arena } from '../arena.ts';
import type { Recorder } from '../report.ts';
import { APP_ROLES, attack, type Attacker, type Outcome } from '../sessions.ts';
import { first, nothing, refused } from './table-aim.ts';
import { contextOf } from './tables.ts';

interface Forgery {
  number: number;
  how: string;
  context: string;
  code?: string;
}

/** Attacks 23 to 31 (forged and ended contexts), 32, 36, 37 and 39 (how a live one is used). */
export async function attackContext(arena: Arena, recorder: Recorder): Promise<void> {
  for (const { number, how, context, code = '28000' } of await forgeries(arena)) {
    for (const role of APP_ROLES) {
      await recorder.run(number, () =>
        attack(arena.sessions, role, context, async (attacker) => {
          const finding = await first(
            async () => refused(await attacker.attempt('select app_ctx.tenant_id()'), [code]),
            async () => refused(await attacker.attempt('select count(*) from public.contacts'), [code]),
            async () => refused(await attacker.attempt(`select app_ctx.require('{owner,job,api_key,user}')`), [code]),
          );
          return finding === null ? null : `${how}: ${finding}`;
        }),
      );
    }
  }
  await recorder.run(32, () => injectContext(arena));
  await recorder.run(36, () => outliveCommit(arena));
  await recorder.run(37, () => reusePlan(arena));
  await recorder.run(39, () => changeContext(arena));
}

async function forgeries(arena: Arena): Promise<Forgery[]> {
  const { a, b, keys, ended } = arena;
  const valid = await contextOf(arena, 'app_rw');
  const parts = valid.split('.');
  const swap = (place: number, value: string) => parts.with(place, value).join('.');
  const [, , expiry = '', , , signature = ''] = parts;
  const job = { kind: 'job', job: 'operator' } as const;
  const session = String(b.rows.get('sessions')?.id);
  const key = Uint8Array.from(randomBytes(32));
  const { kid } = keys.current;
  const otherKeys = { current: { kid, key }, byKid: new Map([[kid, key]]) };
  const signed = (text: string) => `${text}.${createHmac('sha256', keys.current.key).update(text).digest('hex')}`;
  const malformed = {
    'another version': `v2.${kid}.${expiry}.${a.owner.tenantId}.j:operator`,
    'no tenant id': `v1.${kid}.${expiry}.tenant.j:operator`,
    'unknown kind of actor': `v1.${kid}.${expiry}.${a.owner.tenantId}.x:operator`,
    'a job that is no name': `v1.${kid}.${expiry}.${a.owner.tenantId}.j:OPERATOR`,
    'a user without a session': `v1.${kid}.${expiry}.${a.owner.tenantId}.u:${a.owner.userId}`,
    'an expiry of eleven digits': `v1.${kid}.${expiry}0.${a.owner.tenantId}.j:operator`,
  };
  return [
    { number: 23, how: 'tenant swapped', context: swap(3, b.tenantId) },
    { number: 23, how: 'tenant left out', context: swap(3, '-') },
    { number: 24, how: 'a user made a job', context: swap(4, 'j:operator') },
    { number: 24, how: 'a user made an API key', context: swap(4, `k:${String(a.owner.rows.get('api_keys')?.id)}`) },
    { number: 25, how: 'user swapped', context: swap(4, `u:${b.userId}:${session}`) },
    {
      ...{ number: 25, how: 'another user’s session', code: '28000' },
      context: await arena.context(a.owner.tenantId, { kind: 'user', userId: a.owner.userId, sessionId: session }),
    },
    {
      ...{ number: 25, how: 'a user who is no member', code: '42501' },
      context: await arena.context(a.owner.tenantId, { kind: 'user', userId: b.userId, sessionId: session }),
    },
    {
      ...{ number: 25, how: 'another organisation’s API key', code: '28000' },
      context: await arena.context(a.owner.tenantId, {
        ...{ kind: 'api_key', apiKeyId: String(b.rows.get('api_keys')?.id) },
      }),
    },
    { number: 26, how: 'expiry extended', context: swap(2, String(Number(expiry) + 1000)) },
    { number: 27, how: 'unknown key id', context: swap(1, `${kid}-x`) },
    { number: 27, how: 'no key id', context: swap(1, '') },
    { number: 28, how: 'signature cut', context: valid.slice(0, -1) },
    { number: 28, how: 'no signature', context: swap(5, '') },
    { number: 28, how: 'signature zeroed', context: swap(5, '0'.repeat(64)) },
    { number: 28, how: 'signature in upper case', context: swap(5, `${signature.slice(0, -1)}F`.toUpperCase()) },
    { number: 28, how: 'signature with a tail', context: `${valid}0` },
    { number: 28, how: 'a part more', context: `${valid}.${signature}` },
    { number: 29, how: 'other key', context: await signContext(a.owner.tenantId, job, otherKeys) },
    {
      ...{ number: 30, how: 'expired' },
      context: await signContext(a.owner.tenantId, job, keys, Date.now() - 61_000),
    },
    ...(await Promise.all(
      ended.map(async ({ how, actor }) => ({
        ...{ number: 30, how, context: await arena.context(a.owner.tenantId, actor) },
      })),
    )),
    ...[a.owner.tenantId, 'garbage', '.....', randomBytes(300).toString('hex')].map((context) => ({
      ...{ number: 31, how: `“${context.slice(0, 40)}”`, context },
    })),
    ...Object.entries(malformed).map(([how, text]) => ({ number: 31, how, context: signed(text) })),
  ];
}

/** Injected into a condition: nothing that a statement sets opens B. */
async function injectContext(arena: Arena): Promise<string | null> {
  const { a, b, sessions } = arena;
  const valid = await contextOf(arena, 'app_rw');
  const forged = valid.split('.').with(3, b.tenantId).join('.');
  return attack(sessions, 'app_rw', valid, async (attacker) =>
    first(
      ...[forged, b.tenantId, ''].map((value) => async () => {
        const outcome = await attacker.attempt(
          `select tenant_id from public.contacts
           where (select set_config('app.ctx', $1, true) || set_config('app.tenant_id', $2, true)) is not null
           union all select tenant_id from public.messages`,
          [value, b.tenantId],
        );
        if (outcome.code !== undefined) return refused(outcome, ['28000']);
        const foreign = outcome.rows.filter((row) => row.tenant_id !== a.owner.tenantId).length;
        return foreign === 0 ? null : `read ${foreign} row(s) of others`;
      }),
    ),
  );
}

async function outliveCommit(arena: Arena): Promise<string | null> {
  const session = arena.sessions.app.app_rw;
  await session.query('begin');
  await session.query(`select set_config('app.ctx', $1, true)`, [await contextOf(arena, 'app_rw')]);
  await session.query('commit');
  return attack(arena.sessions, 'app_rw', null, (attacker) =>
    first(
      async () => nothing(await attacker.attempt('select count(*) as n from public.contacts')),
      async () => {
        const { rows } = await attacker.query(`select current_setting('app.ctx', true) as context`);
        return rows[0]?.context ? 'the context is still set after COMMIT' : null;
      },
    ),
  );
}

/** A plan that was made for A and is used for B shows B's rows, and the other way round. */
async function reusePlan(arena: Arena): Promise<string | null> {
  const { a, b, sessions } = arena;
  const contexts = await twoContexts(arena);
  return attack(sessions, 'app_rw', null, async (attacker) => {
    for (const mode of ['auto', 'force_generic_plan']) {
      await attacker.query(`set local plan_cache_mode = ${mode}`);
      await attacker.query('prepare isolation_audit as select tenant_id from public.contacts');
      try {
        for (let turn = 0; turn < 14; turn++) {
          const [owner, context] = turn % 2 === 0 ? [a.owner, contexts.a] : [b, contexts.b];
          const finding = await seesOnly(attacker, context, owner.tenantId, 'execute isolation_audit');
          if (finding !== null) return `${mode}, use ${turn + 1}: ${finding}`;
        }
      } finally {
        await attacker.query('deallocate isolation_audit');
      }
    }
    return null;
  });
}

async function changeContext(arena: Arena): Promise<string | null> {
  const { a, b, sessions } = arena;
  const contexts = await twoContexts(arena);
  const select = 'select tenant_id from public.contacts';
  return attack(sessions, 'app_rw', contexts.a, (attacker) =>
    first(
      () => seesOnly(attacker, contexts.a, a.owner.tenantId, select),
      () => seesOnly(attacker, contexts.b, b.tenantId, select),
      () => seesOnly(attacker, contexts.a, a.owner.tenantId, select),
      async () => {
        await attacker.query(`select set_config('app.ctx', '', true)`);
        return nothing(await attacker.attempt(select));
      },
    ),
  );
}

async function twoContexts(arena: Arena): Promise<{ a: string; b: string }> {
  const { b } = arena;
  const sessionId = String(b.rows.get('sessions')?.id ?? uuidV7());
  return {
    a: await contextOf(arena, 'app_rw'),
    b: await arena.context(b.tenantId, { kind: 'user', userId: b.userId, sessionId }),
  };
}

async function seesOnly(attacker: Attacker, context: string, tenantId: string, text: string): Promise<string | null> {
  await attacker.query(`select set_config('app.ctx', $1, true)`, [context]);
  const outcome: Outcome = await attacker.attempt(text);
  // What `attempt` undoes is the context too where it was set behind its savepoint: it is set before each.
  if (outcome.code !== undefined) return `error ${outcome.code}: ${outcome.message}`;
  const tenants = new Set(outcome.rows.map((row) => row.tenant_id));
  return tenants.size === 1 && tenants.has(tenantId) ? null : `saw rows of ${tenants.size} organisation(s), not of its own`;
}
