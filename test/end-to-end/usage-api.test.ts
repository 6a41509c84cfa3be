import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utcDay } from '../../durable-objects/policy/leases.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { PLANS } from '../../worker/features/usage/plans.ts';
import type { UsageView } from '../../worker/features/usage/read-usage.ts';
import { addMember } from '../support/api.ts';
import { callAs } from '../support/call-as.ts';
import { openChat } from '../support/chat.ts';
import type { Person } from '../support/context.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const { owner, tenantId } = LA_ESPIGA;
const home = `organisations/${tenantId}`;
const NONE = { dayMicro: null, monthMicro: null, contactDayMicro: null, repliesMonth: null };
type Block = { subject: string; name: string | null; standing: string; isPermanent: boolean };
const call = <Body = object>(who: Person | string, method: string, path: string, json?: unknown) =>
  callAs<Body>(test, who, method, `${home}/${path}`, json);
const blocks = async () => (await call<{ blocks: Block[] }>(owner, 'GET', 'blocks')).body.blocks;
const audits = async (subject: string) =>
  (
    await test.query<{ action: string }>(
      `select action from public.audit_log where tenant_id = $1 and subject = $2 and actor_kind = 'user' order by at, id`,
      [tenantId, subject],
    )
  ).map(({ action }) => action);
async function newContact(): Promise<string> {
  const id = uuidV7();
  await test.query('insert into public.contacts (tenant_id, id, display_name) values ($1, $2, $3)', [
    ...[tenantId, id, 'Lucía'],
  ]);
  return id;
}
/** Of what the gate has not counted itself: it would report its own figure over this one. */
async function useToday(micro: number): Promise<void> {
  await test.query(
    `insert into public.usage_days (tenant_id, day, kind, micro, units) values ($1, $2, 'embedding', $3, 1)
     on conflict (tenant_id, day, kind) do update set micro = excluded.micro, units = excluded.units`,
    [tenantId, utcDay(Date.now()), micro],
  );
}

describe('usage', () => {
  it('is seen by every member, and by a key of the organisation', async () => {
    await useToday(PLANS.start.dayMicro);
    const viewer = await addMember(test, LA_ESPIGA, 'viewer');
    const seen = await call<UsageView>(viewer, 'GET', 'usage?days=7');
    expect(seen.status).toBe(200);
    expect(seen.body.days).toHaveLength(7);
    expect(seen.body.series.embedding.at(-1)).toEqual({ micro: PLANS.start.dayMicro, units: 1 });
    expect(seen.body.today.level).toBe('reached_100');
    const key = await callAs<{ key: string }>(test, owner, 'POST', `${home}/api-keys`, {
      ...{ name: 'Tablero', scopes: ['read'] },
    });
    const read = await callAs<UsageView>(test, key.body.key, 'GET', 'v1/usage?days=7');
    expect(read.body).toEqual(seen.body);
    for (const days of ['0', '93', 'x']) {
      expect((await call(owner, 'GET', `usage?days=${days}`)).status).toBe(400);
    }
    expect((await call(DOCE_MANHA.owner, 'GET', 'usage')).status).toBe(404);
  });
});

describe('a budget [control central-budget]', () => {
  it('is set by the owner alone, never above the plan', async () => {
    const admin = await addMember(test, LA_ESPIGA, 'admin');
    const own = { ...NONE, dayMicro: 1_000_000 };
    expect((await call(admin, 'PUT', 'budget', own)).status).toBe(403);
    expect(await call(owner, 'PUT', 'budget', own)).toMatchObject({
      ...{ status: 200, body: { plan: 'start', own, ceilings: { dayMicro: 1_000_000 } } },
    });
    expect((await call(admin, 'GET', 'budget')).body).toMatchObject({ own });
    const above = { ...NONE, monthMicro: PLANS.start.monthMicro + 1 };
    expect(await call(owner, 'PUT', 'budget', above)).toMatchObject({
      ...{ status: 400, body: { error: { code: 'bad_request', detail: 'above_plan' } } },
    });
    expect((await call(owner, 'PUT', 'budget', NONE)).status).toBe(200);
  });

  it('of nothing sends nothing, and calls a person', async () => {
    await call(owner, 'PUT', 'budget', { ...NONE, dayMicro: 0 });
    const chat = openChat(test, LA_ESPIGA);
    chat.write('¿Cuánto cuesta la docena de medialunas?');
    await chat.sendInState('failed');
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting' });
    expect(chat.sends()).toEqual([]);
    await call(owner, 'PUT', 'budget', NONE);
    expect((await openChat(test, LA_ESPIGA).ask('¿Aceptan tarjeta?')).text).toContain('tarjeta');
  });
});

describe('breakers', () => {
  it('are seen by members; resetting one that is closed does nothing', async () => {
    const viewer = await addMember(test, LA_ESPIGA, 'viewer');
    expect(await call(viewer, 'GET', 'breakers')).toMatchObject({
      ...{ status: 200, body: { breakers: expect.any(Array) } },
    });
    expect((await call(viewer, 'POST', 'breakers/reset', { key: 'graph:1' })).status).toBe(403);
    expect(await call(owner, 'POST', 'breakers/reset', { key: 'graph:1' })).toMatchObject({
      ...{ status: 200, body: { reset: false } },
    });
    expect(await audits('graph:1')).toEqual([]);
  });
});

describe('a block [control abuse-blocks]', () => {
  it('of a customer holds until it is lifted, and both are audited', async () => {
    const subject = `contact:${await newContact()}`;
    expect((await call(owner, 'POST', 'blocks', { subject })).status).toBe(204);
    expect((await blocks()).find((one) => one.subject === subject)).toMatchObject({
      ...{ name: 'Lucía', standing: 'blocked', isPermanent: true },
    });
    expect((await call(owner, 'POST', 'blocks/lift', { subject })).body).toEqual({ lifted: true });
    expect((await blocks()).map((one) => one.subject)).not.toContain(subject);
    expect((await call(owner, 'POST', 'blocks/lift', { subject })).body).toEqual({ lifted: false });
    expect(await audits(subject)).toEqual(['block.add', 'block.lift']);
  });

  it('of a customer ends the answers, and a person reads on', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('¿Aceptan tarjeta?');
    const subject = `contact:${(await chat.conversation()).contact_id}`;
    await call(owner, 'POST', 'blocks', { subject });
    const { wamid } = chat.write('¿Cuánto cuesta el pan de campo?');
    await waitUntil('a look without an answer', async () => (await chat.looks('silent')) > 0);
    expect(chat.sends()).toHaveLength(1);
    expect((await chat.message(wamid)).body).toContain('pan de campo');
    await call(owner, 'POST', 'blocks/lift', { subject });
    expect((await chat.ask('¿Y la docena de medialunas, cuánto cuesta?')).text).toContain('medialunas');
  });

  it('of a member keeps them out of the organisation, until it is lifted', async () => {
    const agent = await addMember(test, LA_ESPIGA, 'agent');
    const subject = `user:${agent.userId}`;
    expect((await call(agent, 'GET', 'usage')).status).toBe(200);
    expect((await call(owner, 'POST', 'blocks', { subject })).status).toBe(204);
    expect(await call(agent, 'GET', 'usage')).toMatchObject({
      ...{ status: 429, body: { error: { code: 'rate_limited' } } },
    });
    expect((await call(owner, 'POST', 'blocks/lift', { subject })).body).toEqual({ lifted: true });
    expect((await call(agent, 'GET', 'usage')).status).toBe(200);
  });

  it('is for owners and admins, and for none but customers and members of the organisation', async () => {
    const [admin, agent] = [
      await addMember(test, LA_ESPIGA, 'admin'),
      await addMember(test, LA_ESPIGA, 'agent'),
    ];
    const subject = `contact:${await newContact()}`;
    expect((await call(agent, 'POST', 'blocks', { subject })).status).toBe(403);
    expect((await call(agent, 'GET', 'blocks')).status).toBe(403);
    const self = await call(owner, 'POST', 'blocks', { subject: `user:${owner.userId}` });
    expect(self).toMatchObject({ status: 409, body: { error: { detail: 'self' } } });
    expect((await call(admin, 'POST', 'blocks', { subject: `user:${owner.userId}` })).status).toBe(403);
    for (const unknown of [`contact:${uuidV7()}`, `user:${DOCE_MANHA.owner.userId}`]) {
      for (const path of ['blocks', 'blocks/lift']) {
        expect((await call(owner, 'POST', path, { subject: unknown })).status).toBe(404);
      }
    }
    for (const wrong of ['network:203.0.113.7', `key:${uuidV7()}`, uuidV7(), 'contact:x']) {
      expect((await call(owner, 'POST', 'blocks', { subject: wrong })).status).toBe(400);
    }
    expect((await blocks()).map((one) => one.subject)).not.toContain(subject);
  });
});

describe('the jobs of budgets', () => {
  const run = async (job: string) =>
    ((await (await test.operate('POST', `jobs/${job}`)).json()) as { done: number }).done;

  it('tell the owner of a level once', async () => {
    await test.query(
      `insert into public.budget_notices (tenant_id, period, level, spent_micro, ceiling_micro)
       values ($1, '2026-11', 'reached_80', 16000000, 20000000)`,
      [tenantId],
    );
    expect(await run('tell-budget')).toBe(1);
    expect(await run('tell-budget')).toBe(0);
    const mail = await test.stack.mailbox.waitFor(({ subject }) => subject.startsWith('80 %'), 5_000);
    expect(mail).toMatchObject({ to: [owner.email] });
    expect(mail.text).toContain('USD 16,00 de USD 20,00');
  });

  it('leave what the gate has forgotten', async () => {
    await useToday(123);
    expect(await run('reconcile-usage')).toBeGreaterThanOrEqual(0);
    const { body } = await call<UsageView>(owner, 'GET', 'usage?days=1');
    expect(body.days).toHaveLength(1);
  });
});
