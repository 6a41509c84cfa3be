import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, inContext, jobContext, type Person, userContext } from '../support/context.ts';
import { asJob, begin } from '../support/sessions.ts';
import { openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

let database: TwoTenants;
let rw: pg.Client;
let job: pg.Client;
beforeAll(async () => {
  database = await openTwoTenants();
  rw = await connect(database.rwUrl);
  job = await connect(database.jobUrl);
});
afterAll(async () => {
  await rw.end();
  await job.end();
  await database.close();
});

async function asUser<T = Record<string, unknown>>(
  person: Person,
  text: string,
  params: unknown[] = [],
  tenantId: string | null = null,
): Promise<T[]> {
  const context = await userContext(tenantId, person);
  return inContext(rw, context, async () => (await rw.query(text, params)).rows as T[]);
}

const confirmFactor = (userId: string, at: string | null) =>
  database.admin.query('update public.second_factors set confirmed_at = $2 where user_id = $1', [userId, at]);

describe('a new session', () => {
  it('is level 1 for thirty days, and has an id of its own each time', async () => {
    const [one, two] = [await begin(job, database.a.userId), await begin(job, database.a.userId)];
    expect(one.sessionId).not.toBe(two.sessionId);
    const [row] = await asUser<Record<string, unknown>>(
      one,
      `select aal, mfa_at, device, place, round(extract(epoch from expires_at - created_at) / 86400)::integer as days
       from public.sessions where id = $1`,
      [one.sessionId],
    );
    expect(row).toEqual({ aal: 1, mfa_at: null, device: 'Firefox', place: 'UY', days: 30 });
  });

  it('at level 2 counts as a second factor shown now', async () => {
    const session = await begin(job, database.a.userId, 2);
    expect(
      await asUser(session, `select app_ctx.require(array['owner'], 2)`, [], database.a.id),
    ).toHaveLength(1);
  });

  it('is refused without the second factor to whoever has confirmed one', async () => {
    await confirmFactor(database.a.userId, '2030-01-01');
    await expect(begin(job, database.a.userId)).rejects.toMatchObject({ code: '42501', detail: 'aal' });
    await expect(begin(job, database.a.userId, 2)).resolves.toBeDefined();
    await confirmFactor(database.a.userId, null);
    await expect(begin(job, database.a.userId)).resolves.toBeDefined();
  });

  it('is the business of jobs alone', async () => {
    await expect(
      asUser(database.a, `select app.start_session(gen_random_uuid(), $1, 1, '', '')`, [database.a.userId]),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      asUser(database.a, 'select app.refresh_session($1, $2, 0)', [database.a.sessionId, database.a.userId]),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      job.query(`select app.start_session(gen_random_uuid(), $1, 1, '', '')`, [database.a.userId]),
    ).rejects.toMatchObject({ code: '28000' });
  });

  it('makes room: nobody keeps more than fifty, the ones seen longest ago go', async () => {
    const first = await begin(job, database.b.userId);
    for (let count = 0; count < 50; count++) await begin(job, database.b.userId);
    const { rows } = await database.admin.query<{ id: string }>(
      'select id from public.sessions where user_id = $1',
      [database.b.userId],
    );
    expect(rows).toHaveLength(50);
    expect(rows.map(({ id }) => id)).not.toContain(first.sessionId);
  });
});

describe('level 2', () => {
  const ask = (person: Person, aal: number) =>
    asUser(person, `select app_ctx.require(array['owner'], $1) as role`, [aal], database.a.id);
  const shownAgo = (person: Person, interval: string) =>
    database.admin.query(
      'update public.sessions set mfa_at = clock_timestamp() - $2::interval where id = $1',
      [person.sessionId, interval],
    );

  it('lasts five minutes', async () => {
    const session = await begin(job, database.a.userId, 2);
    await shownAgo(session, '4 minutes 50 seconds');
    expect(await ask(session, 2)).toEqual([{ role: 'owner' }]);
    await shownAgo(session, '5 minutes 1 second');
    await expect(ask(session, 2)).rejects.toMatchObject({ code: '42501', detail: 'aal' });
    expect(await ask(session, 1)).toEqual([{ role: 'owner' }]);
  });

  it('is not what a session of level 1 has, nor what another session of the same person has', async () => {
    await begin(job, database.a.userId, 2);
    const session = await begin(job, database.a.userId);
    await expect(ask(session, 2)).rejects.toMatchObject({ code: '42501', detail: 'aal' });
  });

  it('at any age is what an organisation with a second factor asks of everybody', async () => {
    const require = (value: boolean) =>
      database.admin.query('update public.tenants set requires_second_factor = $2 where id = $1', [
        ...[database.a.id, value],
      ]);
    const [single, double] = [await begin(job, database.a.userId), await begin(job, database.a.userId, 2)];
    await shownAgo(double, '20 days');
    await require(true);
    await expect(ask(single, 1)).rejects.toMatchObject({ code: '42501', detail: 'aal' });
    expect(await ask(double, 1)).toEqual([{ role: 'owner' }]);
    await expect(ask(double, 2)).rejects.toMatchObject({ code: '42501', detail: 'aal' });
    // Outside of it the person can still set one up, and jobs are asked for none.
    expect(await asUser(single, `select app_ctx.require(array['user']) as role`)).toEqual([{ role: 'user' }]);
    const context = await jobContext(database.a.id);
    await inContext(job, context, () => job.query(`select app_ctx.require(array['job'])`));
    await require(false);
    expect(await ask(single, 1)).toEqual([{ role: 'owner' }]);
  });

  it('does not help who has not the role', async () => {
    const session = await begin(job, database.a.userId, 2);
    await expect(
      asUser(session, `select app_ctx.require(array['agent'], 2)`, [], database.a.id),
    ).rejects.toMatchObject({ code: '42501', detail: undefined });
  });
});

describe('the end of a session [control session-end]', () => {
  const isDead = (person: Person) =>
    expect(asUser(person, 'select app_ctx.user_id()')).rejects.toMatchObject({ code: '28000' });

  it('is its own only, and bites at the next statement', async () => {
    const [mine, other] = [await begin(job, database.a.userId), await begin(job, database.a.userId)];
    const ended = await asUser(mine, 'select * from app.end_own_session($1)', [other.sessionId]);
    expect(ended).toEqual([{ session_ids: [other.sessionId], tenant_ids: [database.a.id] }]);
    await isDead(other);
    expect(await asUser(mine, 'select app_ctx.user_id() as id')).toEqual([{ id: database.a.userId }]);
  });

  it('cannot be asked for somebody else’s', async () => {
    const foreign = await begin(job, database.b.userId);
    const mine = await begin(job, database.a.userId);
    expect(await asUser(mine, 'select * from app.end_own_session($1)', [foreign.sessionId])).toMatchObject([
      { session_ids: [] },
    ]);
    await expect(
      asUser(mine, 'select * from app.end_sessions_of($1, null, null)', [database.b.userId]),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      asUser(mine, 'select * from app.sign_out($1, $2)', [foreign.sessionId, foreign.userId]),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await asUser(foreign, 'select app_ctx.user_id() as id')).toEqual([{ id: database.b.userId }]);
  });

  it('comes to all others at once, but not to the one that asks', async () => {
    const sessions = [];
    for (let count = 0; count < 3; count++) sessions.push(await begin(job, database.a.userId));
    const [mine, ...others] = sessions;
    if (!mine) throw new Error('no session');
    const [ended] = await asUser<{ session_ids: string[] }>(mine, 'select * from app.end_other_sessions()');
    expect(ended?.session_ids).toEqual(expect.arrayContaining(others.map(({ sessionId }) => sessionId)));
    expect(ended?.session_ids).not.toContain(mine.sessionId);
    for (const other of others) await isDead(other);
    expect(await asUser(mine, 'select app_ctx.user_id() as id')).toEqual([{ id: database.a.userId }]);
  });

  it('[ASVS 7.4.5] may be the operator’s will, for one person or for everybody', async () => {
    const [a, b] = [await begin(job, database.a.userId), await begin(job, database.b.userId)];
    const end = (userId: string | null) =>
      asJob(job, () => job.query('select ended from app.end_sessions_by_operator($1)', [userId]));
    await end(a.userId);
    await isDead(a);
    expect(await asUser(b, 'select app_ctx.user_id() as id')).toEqual([{ id: b.userId }]);
    await expect(asUser(b, 'select app.end_sessions_by_operator(null)')).rejects.toMatchObject({
      code: '42501',
    });
    const again = await begin(job, database.a.userId);
    expect(Number((await end(null)).rows[0]?.ended)).toBeGreaterThanOrEqual(2);
    await isDead(again);
    await isDead(b);
  });

  it('by its refresh token ends it whatever its counter', async () => {
    const session = await begin(job, database.a.userId);
    await asJob(job, () =>
      job.query('select * from app.sign_out($1, $2)', [session.sessionId, session.userId]),
    );
    await isDead(session);
  });
});
