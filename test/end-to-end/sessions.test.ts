import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../dev/seed/seed-accounts.ts';
import { mintAccessToken } from '../../dev/stack/mint-access-token.ts';
import { readRefreshToken } from '../../worker/features/accounts/refresh-token.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { addMember, callApi } from '../support/api.ts';
import { type BrowserSession, openSession, postWithCookie } from '../support/browser-session.ts';
import type { Person } from '../support/context.ts';
import { countTrips } from '../support/count-trips.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const { owner } = LA_ESPIGA;
const newSession = () => openSession(test, owner.userId);

/** A request as this person with a token that is good for ten minutes, whatever became of the session. */
async function request(person: Person, method: string, path: string) {
  const token = await mintAccessToken(test.secrets, { issuer: test.stack.workerUrl, ...person });
  return send(token, method, path);
}

async function send(token: string, method: string, path: string) {
  const response = await fetch(`${test.stack.workerUrl}/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}

const tripsOf = async (work: () => Promise<unknown>) => (await countTrips(test, work))[1];

const age = (session: BrowserSession) =>
  test.query(`update public.sessions set rotated_at = rotated_at - interval '11 seconds' where id = $1`, [
    session.sessionId,
  ]);

async function openLive(person: Person): Promise<WebSocket> {
  const { body } = await callApi<{ ticket: string }>(test, 'POST', 'live/tickets', { as: person });
  const url = `${test.stack.workerUrl.replace('http', 'ws')}/api/organisations/${LA_ESPIGA.tenantId}/live`;
  const socket = new WebSocket(url, {
    protocols: ['portero.live.v1', body.ticket],
    headers: { origin: test.stack.workerUrl },
  } as unknown as string[]);
  await waitUntil('the live connection', () => socket.readyState === WebSocket.OPEN);
  return socket;
}

const isClosing = (live: WebSocket) =>
  waitUntil('the end of the live connection', () => live.readyState !== WebSocket.OPEN);

describe('a refresh [control session-refresh]', () => {
  it('gives an access token that works and the next cookie, in one round trip', async () => {
    const session = await newSession();
    let answer = await postWithCookie(test, 'refresh', 'nothing');
    expect(
      await tripsOf(async () => {
        answer = await postWithCookie(test, 'refresh', await session.tokenAt(0));
      }),
    ).toBe(1);
    expect(answer).toMatchObject({
      status: 200,
      body: { accessToken: expect.any(String), expiresIn: 600, aal: 1 },
    });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-portero=[\w-]{98}; Max-Age=(2591999|2592000|259199\d); Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.token).toBe(await session.tokenAt(1));
    const me = await send(answer.body.accessToken ?? '', 'GET', 'me');
    expect(me).toMatchObject({ status: 200, body: { user: { id: owner.userId } } });
  });

  it('of tabs that wake together gives them all the same cookie', async () => {
    const session = await newSession();
    const token = await session.tokenAt(0);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => postWithCookie(test, 'refresh', token)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.token))).toEqual(new Set([await session.tokenAt(1)]));
  });

  it('with a token of long ago ends the session, though the request is refused', async () => {
    const session = await newSession();
    const live = await openLive(session);
    for (const counter of [0, 1]) await postWithCookie(test, 'refresh', await session.tokenAt(counter));
    await age(session);
    const replayed = await postWithCookie(test, 'refresh', await session.tokenAt(0));
    expect(replayed).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthenticated' } },
      token: null,
    });
    expect(await postWithCookie(test, 'refresh', await session.tokenAt(2))).toMatchObject({ status: 401 });
    expect(await request(session, 'GET', 'me')).toMatchObject({ status: 401 });
    await isClosing(live);
    expect(test.logged('account.refresh_replayed')).toHaveLength(1);
  });

  it('with a token that nobody issued asks the database nothing', async () => {
    const session = await newSession();
    const good = await session.tokenAt(0);
    const forged = `${good.slice(0, -2)}AA`;
    const cookies = [
      forged,
      good.slice(1),
      '',
      `${good}; __Host-portero=${good}`,
      `${good}; __Host-portero=`,
    ];
    for (const cookie of cookies) {
      const trips = await tripsOf(async () =>
        expect((await postWithCookie(test, 'refresh', cookie)).status).toBe(401),
      );
      expect(trips).toBe(0);
    }
    expect((await postWithCookie(test, 'refresh', good)).status).toBe(200);
  });

  it('[ASVS 3.5.1] that another site’s page sends is refused and uses nothing up', async () => {
    const session = await newSession();
    const token = await session.tokenAt(0);
    const trips = await tripsOf(async () => {
      for (const origin of ['https://evil.example', 'null', `${test.stack.workerUrl}.evil.example`])
        expect((await postWithCookie(test, 'refresh', token, { origin })).status).toBe(403);
    });
    expect(trips).toBe(0);
    expect((await postWithCookie(test, 'refresh', token)).token).toBe(await session.tokenAt(1));
  });
});

describe('signing in', () => {
  const signIn = async (cookie: string) => {
    const response = await fetch(`${test.stack.workerUrl}/api/account/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ email: owner.email, password: DEMO_PASSWORD }),
    });
    const [, token = ''] = /^__Host-portero=([^;]*);/.exec(response.headers.get('set-cookie') ?? '') ?? [];
    const session = await readRefreshToken(token, parseKeyring(test.secrets.refreshKeys));
    return { status: response.status, session };
  };

  it('[ASVS 7.2.4] never goes on with a session that was there: it begins its own and ends that one', async () => {
    const stranger = await addMember(test, DOCE_MANHA, 'agent');
    const planted = await openSession(test, stranger.userId);
    const first = await signIn(`__Host-portero=${await planted.tokenAt(0)}`);
    expect(first).toMatchObject({ status: 200, session: { userId: owner.userId, counter: 0 } });
    expect(first.session?.sessionId).not.toBe(planted.sessionId);
    expect(await postWithCookie(test, 'refresh', await planted.tokenAt(0))).toMatchObject({ status: 401 });
    const second = await signIn('');
    expect(second.session?.sessionId).not.toBe(first.session?.sessionId);
    if (first.session) expect(await request(first.session, 'GET', 'me')).toMatchObject({ status: 200 });
  });

  it('takes no cookie that is not ours for a session', async () => {
    const trips = await tripsOf(async () => {
      expect(await signIn('__Host-portero=nonsense')).toMatchObject({ status: 200 });
    });
    expect(trips).toBe(await tripsOf(() => signIn('')));
  });
});

describe('the end of a session [control session-end]', () => {
  it('[ASVS 7.4.1] by signing out bites at the very next request, and closes its live connection', async () => {
    const session = await newSession();
    const live = await openLive(session);
    expect(await request(session, 'GET', 'me')).toMatchObject({ status: 200 });
    const answer = await postWithCookie(test, 'sign-out', await session.tokenAt(0));
    expect(answer).toMatchObject({ status: 204, token: '' });
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    const trips = await tripsOf(async () =>
      expect(await request(session, 'GET', 'me')).toMatchObject({
        status: 401,
        body: { error: { code: 'unauthenticated' } },
      }),
    );
    expect(trips).toBe(1);
    expect(await postWithCookie(test, 'refresh', await session.tokenAt(0))).toMatchObject({ status: 401 });
    await isClosing(live);
  });

  it('[ASVS 7.5.2] from the list ends another device, whose ticket opens nothing any more', async () => {
    const [mine, other] = [await newSession(), await newSession()];
    const live = await openLive(other);
    const { body } = await callApi<{ ticket: string }>(test, 'POST', 'live/tickets', { as: other });
    expect(await request(mine, 'DELETE', `account/sessions/${other.sessionId}`)).toMatchObject({
      status: 204,
    });
    expect(await request(other, 'GET', 'me')).toMatchObject({ status: 401 });
    expect(await request(mine, 'GET', 'me')).toMatchObject({ status: 200 });
    await isClosing(live);
    const late = await fetch(`${test.stack.workerUrl}/api/organisations/${LA_ESPIGA.tenantId}/live`, {
      headers: {
        ...{ upgrade: 'websocket', connection: 'upgrade', origin: test.stack.workerUrl },
        'sec-websocket-protocol': `portero.live.v1, ${body.ticket}`,
      },
    }).catch(() => null);
    expect(late?.status).not.toBe(101);
  });

  it('comes to all others at once', async () => {
    const [mine, other] = [await newSession(), await newSession()];
    expect(await request(mine, 'DELETE', 'account/sessions')).toMatchObject({ status: 204 });
    expect(await request(other, 'GET', 'me')).toMatchObject({ status: 401 });
    expect(await request(mine, 'GET', 'me')).toMatchObject({ status: 200 });
    // The seeded one went too: the tests below begin their own.
    expect(await request(owner, 'GET', 'me')).toMatchObject({ status: 401 });
  });
});

describe('the operator', () => {
  const end = (json: unknown, secret = test.secrets.cronSecret) =>
    fetch(`${test.stack.workerUrl}/internal/sessions/end`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });

  it('ends the sessions of one person at once, and of nobody by mistake', async () => {
    const member = await addMember(test, LA_ESPIGA, 'agent');
    const [session, bystander] = [await openSession(test, member.userId), await newSession()];
    const live = await openLive(session);
    expect((await end({ userId: member.userId }, 'wrong')).status).toBe(401);
    for (const wrong of [
      {},
      { userId: null },
      { everybody: false },
      { userId: member.userId, everybody: true },
    ])
      expect((await end(wrong)).status).toBe(400);
    expect(await request(session, 'GET', 'me')).toMatchObject({ status: 200 });
    const answer = await end({ userId: member.userId });
    expect(await answer.json()).toEqual({ ended: 2 });
    for (const one of [member, session])
      expect(await request(one, 'GET', 'me')).toMatchObject({ status: 401 });
    await isClosing(live);
    expect(await request(bystander, 'GET', 'me')).toMatchObject({ status: 200 });
  });
});

describe('the list of sessions', () => {
  it('shows a person their own living ones, and which one asks', async () => {
    const [mine, other, over] = [await newSession(), await newSession(), await newSession()];
    await openSession(test, DOCE_MANHA.owner.userId);
    await postWithCookie(test, 'sign-out', await over.tokenAt(0));
    const { status, body } = await request(mine, 'GET', 'account/sessions');
    expect(status).toBe(200);
    const listed = body.sessions as { id: string; isCurrent: boolean }[];
    const ids = listed.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([mine.sessionId, other.sessionId]));
    expect(ids).not.toContain(over.sessionId);
    const all = await test.query<{ id: string }>('select id from public.sessions where user_id <> $1', [
      owner.userId,
    ]);
    for (const { id } of all) expect(ids).not.toContain(id);
    expect(listed.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([mine.sessionId]);
    expect(listed.find(({ id }) => id === mine.sessionId)).toEqual({
      ...{ id: mine.sessionId, device: 'Firefox · Linux', place: 'Montevideo, UY', isCurrent: true },
      ...{ createdAt: expect.stringMatching(/^\d{4}-.*Z$/), lastSeenAt: expect.stringMatching(/Z$/) },
    });
  });

  it('gives no hold on anybody else’s', async () => {
    const mine = await newSession();
    const foreign = await openSession(test, DOCE_MANHA.owner.userId);
    expect(await request(mine, 'DELETE', `account/sessions/${foreign.sessionId}`)).toMatchObject({
      status: 404,
    });
    expect(await request(mine, 'DELETE', 'account/sessions/nonsense')).toMatchObject({ status: 400 });
    expect(await request(foreign, 'GET', 'me')).toMatchObject({ status: 200 });
  });
});

describe('an access token', () => {
  it('with the session of somebody else is refused, in their organisation and in one’s own', async () => {
    const foreign = await openSession(test, DOCE_MANHA.owner.userId);
    const mixed = { userId: owner.userId, sessionId: foreign.sessionId };
    expect(await request(mixed, 'GET', 'me')).toMatchObject({ status: 401 });
    for (const { tenantId } of [LA_ESPIGA, DOCE_MANHA]) {
      expect(await callApi(test, 'GET', 'faq', { as: mixed, tenantId })).toMatchObject({ status: 401 });
    }
  });

  it('loses what a demotion or a removal takes, at the very next request and in one round trip', async () => {
    const member = await addMember(test, LA_ESPIGA, 'admin');
    const write = () => callApi(test, 'DELETE', `regressions/${member.userId}`, { as: member });
    const read = () => callApi(test, 'GET', 'faq', { as: member });
    expect((await write()).status).toBe(404);
    await test.query(`update public.memberships set role = 'viewer' where user_id = $1`, [member.userId]);
    expect(await tripsOf(async () => expect((await write()).status).toBe(403))).toBe(1);
    expect((await read()).status).toBe(200);
    await test.query('delete from public.memberships where user_id = $1', [member.userId]);
    expect(await tripsOf(async () => expect((await read()).status).toBe(404))).toBe(1);
  });

  it('is not enough where the organisation asks for a second factor', async () => {
    const setting = (isRequired: boolean) =>
      test.query('update public.tenants set requires_second_factor = $2 where id = $1', [
        ...[LA_ESPIGA.tenantId, isRequired],
      ]);
    const [single, double] = [await newSession(), await openSession(test, owner.userId, 2)];
    await setting(true);
    expect(await callApi(test, 'GET', 'faq', { as: single })).toMatchObject({
      status: 403,
      body: { error: { code: 'second_factor_required' } },
    });
    expect(await callApi(test, 'POST', 'live/tickets', { as: single })).toMatchObject({ status: 403 });
    expect(await callApi(test, 'GET', 'faq', { as: double })).toMatchObject({ status: 200 });
    expect(await request(single, 'GET', 'me')).toMatchObject({ status: 200 });
    await setting(false);
    expect(await callApi(test, 'GET', 'faq', { as: single })).toMatchObject({ status: 200 });
  });

  it('is asked for in the same round trip as the handler’s own statements', async () => {
    const session = await newSession();
    expect(await tripsOf(() => request(session, 'GET', 'me'))).toBe(1);
    expect(await tripsOf(() => callApi(test, 'GET', 'faq', { as: session }))).toBe(1);
    expect(await tripsOf(() => request(session, 'GET', 'account/sessions'))).toBe(1);
  });
});

it('nothing of a session’s secrets is in the logs', async () => {
  const session = await newSession();
  const answer = await postWithCookie(test, 'refresh', await session.tokenAt(0));
  const log = test.lines.join('\n');
  for (const secret of [
    await session.tokenAt(0),
    answer.token,
    answer.body.accessToken,
    test.secrets.refreshKeys,
  ])
    expect(log).not.toContain(secret);
});
