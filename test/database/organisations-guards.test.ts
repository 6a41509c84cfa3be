import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext, type Person, signText, userContext } from '../support/context.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const id = uuidV7();
const KEY = `app.create_api_key(sha256('x'), 'pk_x', 'x', array['read'], null)`;
/** Every privileged function of organisations, and who is the least that may call it. */
const functions: Record<string, readonly string[]> = {
  outside: [
    `app.create_organisation('x', 'es', 'UTC')`,
    'app.my_invitations()',
    `app.accept_invitation('${id}')`,
    `app.decline_invitation('${id}')`,
  ],
  owner: ['app.require_second_factor(true)', `app.transfer_ownership('${id}')`],
  admin: [
    `app.rename_organisation('x', 'es')`,
    `app.change_role('${id}', 'viewer')`,
    `app.remove_member('${id}')`,
    `app.invite('x@example.test', 'viewer')`,
    'app.list_invitations()',
    `app.revoke_invitation('${id}')`,
    KEY,
    'app.list_api_keys()',
    `app.revoke_api_key('${id}')`,
  ],
  viewer: ['app.list_members()', 'app.leave_organisation()'],
  api_key: [`app.require_scope('read')`],
};
const all = Object.values(functions).flat();
const RANK = ['viewer', 'agent', 'admin', 'owner'];

let desk: Desk;
let rw: pg.Client;
const people: Record<string, Person> = {};

beforeAll(async () => {
  desk = await openDesk();
  rw = await connect(desk.rwUrl);
  for (const role of RANK) people[role] = await desk.addMember(desk.a.id, role);
});
afterAll(async () => {
  await rw.end();
  await desk.close();
});

/** `allowed`, or the code of the refusal; whatever it did is undone. */
async function attempt(call: string, context: string | null, client = rw): Promise<string> {
  const undone = new Error('undone');
  return inContext(client, context, async () => {
    await client.query(`select * from ${call}`);
    throw undone;
  }).catch((error: unknown) =>
    error === undone ? 'allowed' : (error as pg.DatabaseError).code,
  ) as Promise<string>;
}
const outcomesOf = async (calls: readonly string[], context: string | null) =>
  Object.fromEntries(await Promise.all(calls.map(async (call) => [call, await attemptLater(call, context)])));
/** One after another: they share a connection. */
let queue: Promise<unknown> = Promise.resolve();
function attemptLater(call: string, context: string | null): Promise<string> {
  const next = queue.then(() => attempt(call, context));
  queue = next;
  return next;
}
const each = (calls: readonly string[], outcome: string) =>
  Object.fromEntries(calls.map((call) => [call, outcome]));

describe('every function of organisations [control privileged-functions]', () => {
  it('refuses without a context', async () => {
    expect(await outcomesOf(all, null)).toEqual(each(all, '28000'));
  });

  it('refuses whoever is not a member, or has no live session', async () => {
    const inside = all.filter((call) => !functions.outside?.includes(call));
    expect(await outcomesOf(inside, await userContext(desk.a.id, desk.b))).toEqual(each(inside, '42501'));
    const ended = { userId: desk.a.userId, sessionId: uuidV7() };
    expect(await outcomesOf(all, await userContext(desk.a.id, ended))).toEqual(each(all, '28000'));
  });

  it('refuses jobs', async () => {
    expect(await outcomesOf(all, await jobContext(desk.a.id))).toEqual(each(all, '42501'));
  });

  it('refuses a person outside where an organisation is asked for, and the other way round', async () => {
    const inside = all.filter((call) => !functions.outside?.includes(call));
    expect(await outcomesOf(inside, await userContext(null, desk.a))).toEqual(each(inside, '42501'));
    const outside = functions.outside ?? [];
    expect(await outcomesOf(outside, await userContext(desk.a.id, desk.a))).toEqual(each(outside, '42501'));
    expect(await outcomesOf(outside, await userContext(null, desk.a))).toEqual(each(outside, 'allowed'));
  });

  it.each(RANK)('[ASVS 8.2.1, 8.3.1] takes %s for no more than the role allows', async (role) => {
    const person = people[role];
    if (!person) throw new Error('no such person');
    // Fresh from a second factor: only the role is in the way.
    await desk.query('update sessions set aal = 2, mfa_at = now() where id = $1', [person.sessionId]);
    for (const [least, calls] of Object.entries(functions)) {
      const isAllowed = RANK.includes(least) && RANK.indexOf(role) >= RANK.indexOf(least);
      expect(await outcomesOf(calls, await userContext(desk.a.id, person))).toEqual(
        each(calls, isAllowed ? 'allowed' : '42501'),
      );
    }
  });

  it('refuses an API key everything but its scope', async () => {
    const context = signText(`v1.k1.${Math.floor(Date.now() / 1000) + 60}.${desk.a.id}.k:${desk.a.apiKeyId}`);
    const others = all.filter((call) => !functions.api_key?.includes(call));
    expect(await outcomesOf(others, context)).toEqual(each(others, '42501'));
    expect(await attempt(`app.require_scope('read')`, context)).toBe('allowed');
    expect(await attempt(`app.require_scope('write')`, context)).toBe('42501');
  });
});

it('looks a key up for jobs alone [control privileged-functions]', async () => {
  const call = `app.route_api_key(sha256('x'))`;
  expect(await attempt(call, await userContext(desk.a.id, desk.a))).toBe('42501');
  const job = await connect(desk.jobUrl);
  expect(await attempt(call, null, job)).toBe('28000');
  expect(await attempt(call, await jobContext(null), job)).toBe('allowed');
  await job.end();
});

it('has no inner function that the app’s logins may call [control privileged-functions]', async () => {
  const inner = [
    'lock_organisation',
    'audit_joining',
    'has_other_owner',
    'withdraw_invitations_of',
    'end_membership',
  ];
  const rows = await desk.query(
    `select proname from pg_proc where pronamespace = 'app'::regnamespace and proname = any ($1)
       and (has_function_privilege('app_rw', oid, 'execute') or has_function_privilege('app_job', oid, 'execute'))`,
    [inner],
  );
  expect(rows).toEqual([]);
});
