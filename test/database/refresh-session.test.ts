import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../support/context.ts';
import { begin, refresh } from '../support/sessions.ts';
import { openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

let database: TwoTenants;
let job: pg.Client;
beforeAll(async () => {
  database = await openTwoTenants();
  job = await connect(database.jobUrl);
});
afterAll(async () => {
  await job.end();
  await database.close();
});

type Session = Awaited<ReturnType<typeof begin>>;

/** Moves what the clock has seen of a session into the past. */
async function age(session: Session, column: 'rotated_at' | 'last_seen_at', interval: string) {
  await database.admin.query(
    `update public.sessions set ${column} = ${column} - $1::interval where id = $2`,
    [interval, session.sessionId],
  );
}

async function stateOf({ sessionId }: Session) {
  const { rows } = await database.admin.query(
    'select counter::integer, revoked_at is not null as "isOver", last_seen_at from public.sessions where id = $1',
    [sessionId],
  );
  return rows[0] as { counter: number; isOver: boolean; last_seen_at: Date };
}

describe('a refresh token [control session-refresh]', () => {
  it('is used once: the session goes on with the next one, and is seen', async () => {
    const session = await begin(job, database.a.userId);
    await age(session, 'last_seen_at', '1 day');
    const before = (await stateOf(session)).last_seen_at;
    expect(await refresh(job, session, 0)).toMatchObject({ outcome: 'rotated', counter: '1' });
    expect(await refresh(job, session, 1)).toMatchObject({ outcome: 'rotated', counter: '2' });
    const { last_seen_at } = await stateOf(session);
    expect(last_seen_at.getTime() - before.getTime()).toBeGreaterThan(80_000_000);
  });

  it('that was never issued is refused and changes nothing', async () => {
    const session = await begin(job, database.a.userId);
    expect(await refresh(job, session, 1)).toMatchObject({ outcome: 'refused' });
    expect(await refresh(job, session, 9_007_199_254_740_991)).toMatchObject({ outcome: 'refused' });
    expect(await stateOf(session)).toMatchObject({ counter: 0, isOver: false });
  });

  it('one behind gives the present one again, at any time', async () => {
    const session = await begin(job, database.a.userId);
    await refresh(job, session, 0);
    await age(session, 'rotated_at', '1 hour');
    expect(await refresh(job, session, 0)).toMatchObject({ outcome: 'current', counter: '1' });
    expect(await stateOf(session)).toMatchObject({ counter: 1, isOver: false });
  });

  it('further behind does so within ten seconds of a real rotation, which a repetition does not prolong', async () => {
    const session = await begin(job, database.a.userId);
    for (const counter of [0, 1, 2]) await refresh(job, session, counter);
    await age(session, 'rotated_at', '9 seconds');
    expect(await refresh(job, session, 0)).toMatchObject({ outcome: 'current', counter: '3' });
    await age(session, 'rotated_at', '2 seconds');
    expect(await refresh(job, session, 0)).toMatchObject({ outcome: 'replayed' });
  });

  it('replayed later ends the session for good, and says where it may be connected', async () => {
    const session = await begin(job, database.a.userId);
    for (const counter of [0, 1]) await refresh(job, session, counter);
    await age(session, 'rotated_at', '11 seconds');
    expect(await refresh(job, session, 0)).toMatchObject({
      outcome: 'replayed',
      tenant_ids: [database.a.id],
    });
    expect(await stateOf(session)).toMatchObject({ isOver: true });
    // The right one too, and the one that was just refused.
    for (const counter of [2, 1, 0]) {
      expect(await refresh(job, session, counter)).toMatchObject({ outcome: 'ended', counter: null });
    }
  });

  it('does not end another session of the same person', async () => {
    const [mine, stolen] = [await begin(job, database.a.userId), await begin(job, database.a.userId)];
    for (const counter of [0, 1]) await refresh(job, stolen, counter);
    await age(stolen, 'rotated_at', '1 minute');
    expect(await refresh(job, stolen, 0)).toMatchObject({ outcome: 'replayed' });
    expect(await refresh(job, mine, 0)).toMatchObject({ outcome: 'rotated' });
  });

  it('[ASVS 7.3.1, 7.3.2] ends with seven idle days, not before, and with thirty days in all', async () => {
    const session = await begin(job, database.a.userId);
    await age(session, 'last_seen_at', '6 days 23 hours');
    expect(await refresh(job, session, 0)).toMatchObject({ outcome: 'rotated' });
    await age(session, 'last_seen_at', '7 days 1 minute');
    expect(await refresh(job, session, 1)).toMatchObject({ outcome: 'ended' });

    const old = await begin(job, database.a.userId);
    await database.admin.query(
      `update public.sessions set expires_at = now() - interval '1 second' where id = $1`,
      [old.sessionId],
    );
    expect(await refresh(job, old, 0)).toMatchObject({ outcome: 'ended' });
  });

  it('of another person’s session finds nothing', async () => {
    const session = await begin(job, database.a.userId);
    expect(await refresh(job, { ...session, userId: database.b.userId }, 0)).toMatchObject({
      outcome: 'ended',
    });
    expect(await stateOf(session)).toMatchObject({ counter: 0, isOver: false });
  });
});

it('two hundred uses at once are one rotation and one token [control session-refresh]', {
  timeout: 120_000,
}, async () => {
  const session = await begin(job, database.a.userId);
  const clients = await Promise.all(Array.from({ length: 40 }, () => connect(database.jobUrl)));
  try {
    const uses = await Promise.all(
      clients.map(async (client) => {
        const done = [];
        for (let i = 0; i < 5; i++) done.push(await refresh(client, session, 0));
        return done;
      }),
    );
    const all = uses.flat();
    expect(all).toHaveLength(200);
    expect(all.filter(({ outcome }) => outcome === 'rotated')).toHaveLength(1);
    expect(new Set(all.map(({ counter }) => counter))).toEqual(new Set(['1']));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  expect(await stateOf(session)).toMatchObject({ counter: 1, isOver: false });

  await refresh(job, session, 1);
  await age(session, 'rotated_at', '11 seconds');
  expect(await refresh(job, session, 0)).toMatchObject({ outcome: 'replayed' });
  expect(await stateOf(session)).toMatchObject({ isOver: true });
});
