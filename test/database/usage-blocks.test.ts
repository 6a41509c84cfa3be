import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '../../worker/data/database-error.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { Abuse, AbuseGate } from '../../worker/features/abuse/abuse-gate.ts';
import { block } from '../../worker/features/abuse/block.ts';
import { liftBlock } from '../../worker/features/abuse/lift-block.ts';
import { listBlocks } from '../../worker/features/abuse/list-blocks.ts';
import { subjectSchema } from '../../worker/features/abuse/schemas.ts';
import { type BreakerGate, resetBreaker } from '../../worker/features/breakers/reset-breaker.ts';
import type { Person } from '../support/context.ts';
import { fromNow, insertRow } from '../support/tenant-fixture.ts';
import { keepWarnings, openUsageTenants, personIn, type UsageTenants } from '../support/usage-tenants.ts';

let tenants: UsageTenants;
let admin: Person;
beforeAll(async () => {
  tenants = await openUsageTenants();
  admin = { userId: uuidV7(), sessionId: uuidV7() };
  await insertRow(tenants.admin, 'users', { id: admin.userId, display_name: 'Ana', language: 'es' });
  const membership = { tenant_id: tenants.a.id, user_id: admin.userId, role: 'admin' };
  await insertRow(tenants.admin, 'memberships', membership);
  const session = { user_id: admin.userId, id: admin.sessionId, expires_at: fromNow(1) };
  await insertRow(tenants.admin, 'sessions', session);
  await tenants.query(`update contacts set display_name = 'Lucía'`);
});
afterAll(() => tenants.close());
beforeEach(() => tenants.clear());

const log = { ...keepWarnings().log, error: () => {} };

/** A gate that notes what it is asked, and how much was audited by then. */
function openGate(abuses: Abuse[] = []) {
  const asked: string[] = [];
  const note = async (what: string) => {
    const audited = await tenants.query<{ action: string }>('select action from audit_log');
    asked.push([what, ...audited.map(({ action }) => action)].join(' after '));
  };
  const gate: AbuseGate = {
    abuses: async () => abuses,
    block: (subject) => note(`block ${subject}`),
    lift: async (subject) => note(`lift ${subject}`).then(() => true),
  };
  return { gate, asked };
}
const abuse = (subject: string, values: Partial<Abuse> = {}): Abuse => ({
  ...{ subject, standing: 'blocked', untilMs: null, permanent: true, ...values },
});
const as = (person: Person) => personIn(tenants, tenants.a.id, person);
const blockAs = (person: Person, subject: string, gate: AbuseGate) =>
  block({ ...as(person), gate, log }, subjectSchema.parse(subject)).catch(toAppError);
const liftAs = (person: Person, subject: string, gate: AbuseGate) =>
  liftBlock({ ...as(person), gate, log }, subjectSchema.parse(subject)).catch(toAppError);
const audits = () => tenants.query('select action, subject, actor_id from audit_log');

describe('a block', () => {
  it('is audited, and only then asked of the gate', async () => {
    const subject = `contact:${tenants.a.contactId}`;
    const { gate, asked } = openGate([abuse(subject)]);
    expect(await blockAs(admin, subject, gate)).toBeUndefined();
    expect(asked).toEqual([`block ${subject} after block.add`]);
    expect(await liftAs(admin, subject, gate)).toBe(true);
    expect(asked[1]).toBe(`lift ${subject} after block.add after block.lift`);
    expect(await audits()).toEqual(
      ['block.add', 'block.lift'].map((action) => ({ action, subject, actor_id: admin.userId })),
    );
  });

  it('of somebody else’s customer or member is the same as of nobody, and leaves nothing', async () => {
    const { gate, asked } = openGate();
    for (const id of [tenants.b.contactId, tenants.b.userId, uuidV7()]) {
      for (const kind of ['contact', 'user']) {
        for (const act of [blockAs, liftAs]) {
          expect(await act(tenants.a, `${kind}:${id}`, gate)).toMatchObject({ code: 'not_found' });
        }
      }
    }
    expect([asked, await audits()]).toEqual([[], []]);
  });

  it('is nobody’s against themself, and no admin’s against an owner', async () => {
    const { gate, asked } = openGate();
    const owner = `user:${tenants.a.userId}`;
    expect(await blockAs(tenants.a, owner, gate)).toMatchObject({ code: 'conflict', detail: 'self' });
    expect(await blockAs(admin, owner, gate)).toMatchObject({ code: 'forbidden' });
    expect([asked, await audits()]).toEqual([[], []]);
    expect(await blockAs(tenants.a, `user:${admin.userId}`, gate)).toBeUndefined();
    expect(asked).toEqual([`block user:${admin.userId} after block.add`]);
  });

  it('is no agent’s, whatever there is to block', async () => {
    await tenants.query(`update memberships set role = 'agent' where user_id = $1`, [admin.userId]);
    const { gate, asked } = openGate();
    for (const id of [tenants.a.contactId, uuidV7()]) {
      expect(await blockAs(admin, `contact:${id}`, gate)).toMatchObject({ code: 'forbidden' });
    }
    await tenants.query(`update memberships set role = 'admin' where user_id = $1`, [admin.userId]);
    expect(asked).toEqual([]);
  });

  it('that nobody has, is not lifted nor audited', async () => {
    const { gate, asked } = openGate();
    expect(await liftAs(admin, `contact:${tenants.a.contactId}`, gate)).toBe(false);
    expect([asked, await audits()]).toEqual([[], []]);
  });

  it('that the gate does not take is told as such', async () => {
    const { gate } = openGate();
    gate.block = () => Promise.reject(new Error('lost'));
    const subject = `contact:${tenants.a.contactId}`;
    expect(await blockAs(admin, subject, gate)).toMatchObject({ code: 'unavailable' });
  });

  it('is listed with the name of the customer or member', async () => {
    const subjects = [`contact:${tenants.a.contactId}`, `contact:${tenants.b.contactId}`];
    const cooled = { standing: 'cooled_down', untilMs: Date.UTC(2026, 10, 30), permanent: false } as const;
    const { gate } = openGate([
      ...subjects.map((subject) => abuse(subject)),
      abuse(`user:${admin.userId}`, cooled),
      abuse(`key:${uuidV7()}`, { standing: 'clear' }),
    ]);
    expect(await listBlocks(as(admin).db, gate, log)).toEqual([
      { subject: subjects[0], name: 'Lucía', standing: 'blocked', until: null, isPermanent: true },
      { subject: subjects[1], name: null, standing: 'blocked', until: null, isPermanent: true },
      {
        ...{ subject: `user:${admin.userId}`, name: 'Ana', standing: 'cooled_down' },
        ...{ until: '2026-11-30T00:00:00.000Z', isPermanent: false },
      },
    ]);
    expect(await listBlocks(as(admin).db, openGate().gate, log)).toEqual([]);
  });
});

describe('a breaker', () => {
  it('is reset after an audit, where it is not closed anyway', async () => {
    const reset: [string, number][] = [];
    const gate: BreakerGate = {
      breakers: async () => [
        { key: 'graph:1', phase: 'open' },
        { key: 'graph:2', phase: 'closed' },
      ],
      resetBreaker: async (key) => reset.push([key, (await audits()).length]) > 0,
    };
    const results = [];
    for (const key of ['graph:1', 'graph:2', 'graph:3']) {
      results.push(await resetBreaker(as(admin).db, gate, key, log));
    }
    expect([results, reset]).toEqual([[true, false, false], [['graph:1', 1]]]);
    expect(await audits()).toEqual([{ action: 'breaker.reset', subject: 'graph:1', actor_id: admin.userId }]);
  });
});
