import { env, exports } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeRefreshToken } from '../../worker/features/accounts/refresh-token.ts';
import { writeSessionCookie } from '../../worker/features/accounts/session-cookie.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';

const ORIGIN = 'https://portero.example';
const session = {
  sessionId: '01900000-0000-7000-8000-0000000000a3',
  userId: '01900000-0000-7000-8000-0000000000a2',
  counter: 0,
};
const good = await writeRefreshToken(session, parseKeyring(env.REFRESH_KEYS));
const foreign = await writeRefreshToken(session, parseKeyring(`r1:${btoa('x'.repeat(32))}`));

interface Sent {
  cookie?: string | null;
  origin?: string | null;
  headers?: Record<string, string>;
}

/** The status of a request; 503: it reached the database, which is out of reach here. */
async function statusOf(path: string, { cookie, origin, headers = {} }: Sent = {}): Promise<number> {
  const sent = new Headers(headers);
  if (cookie !== null) sent.set('cookie', cookie ?? `__Host-portero=${good}`);
  if (origin !== null) sent.set('origin', origin ?? ORIGIN);
  const response = await exports.default.fetch(`${ORIGIN}/api/account/${path}`, {
    method: 'POST',
    headers: sent,
  });
  await response.body?.cancel();
  return response.status;
}

it('[ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4] a session’s cookie is for this host, for encrypted connections, for no script and no other site [control session-cookie]', () => {
  expect(writeSessionCookie('TOKEN', 60)).toBe(
    '__Host-portero=TOKEN; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Strict',
  );
});

describe.each(['refresh', 'sign-out'])('POST /api/account/%s [control session-cookie]', (path) => {
  it('lets a good cookie of our own page through to the database', async () => {
    expect(await statusOf(path)).toBe(503);
    expect(await statusOf(path, { cookie: `theme=dark; __Host-portero=${good}; other=1` })).toBe(503);
  });

  it.each([
    ['no origin', null],
    ['another origin', 'https://evil.example'],
    ['a listed origin of the API', 'https://app.partner.example'],
    ['the null origin', 'null'],
    ['an origin that begins like ours', 'https://portero.example.evil.example'],
    ['an origin below ours', 'https://x.portero.example'],
    ['our host without encryption', 'http://portero.example'],
    ['our host on another port', 'https://portero.example:8443'],
  ])('refuses a request with %s', async (_, origin) => {
    expect(await statusOf(path, { origin })).toBe(403);
    expect(
      await statusOf(path, {
        origin,
        headers: { referer: `${ORIGIN}/app`, 'sec-fetch-site': 'same-origin' },
      }),
    ).toBe(403);
  });

  it.each([
    ['none', null],
    ['an empty one', '__Host-portero='],
    ['one that another key made', `__Host-portero=${foreign}`],
    ['one without its prefix', `portero=${good}`],
    ['one of another prefix', `__Secure-portero=${good}`],
    ['one in other letters', `__host-portero=${good}`],
    ['one in quotes', `__Host-portero="${good}"`],
    ['two, the good one first', `__Host-portero=${good}; __Host-portero=${foreign}`],
    ['two, the good one last', `__Host-portero=${foreign}; __Host-portero=${good}`],
    ['the good one twice', `__Host-portero=${good}; __Host-portero=${good}`],
    ['two in one header’s list', `__Host-portero=${good}, __Host-portero=${foreign}`],
    ['a byte changed', `__Host-portero=${good.slice(0, 50)}_${good.slice(51)}`],
    ['a very long one', `__Host-portero=${good}${'A'.repeat(3000)}`],
  ])('refuses, before it asks the database, a cookie that is %s', async (_, cookie) => {
    expect(await statusOf(path, { cookie })).toBe(401);
  });
});

afterEach(() => vi.restoreAllMocks());

describe('limits', () => {
  it('hold a session’s refreshes at sixty a minute, and say how long to wait', async () => {
    const own = await writeRefreshToken(
      { ...session, sessionId: '01900000-0000-7000-8000-0000000000b7' },
      parseKeyring(env.REFRESH_KEYS),
    );
    const use = (headers: Record<string, string> = {}) =>
      exports.default.fetch(`${ORIGIN}/api/account/refresh`, {
        method: 'POST',
        headers: { origin: ORIGIN, cookie: `__Host-portero=${own}`, ...headers },
      });
    const now = Date.now();
    vi.spyOn(Date, 'now').mockReturnValue(now);
    for (let count = 0; count < 60; count++) expect((await use()).status).toBe(503);
    const limited = await use();
    expect(limited.status).toBe(429);
    expect(await limited.json()).toMatchObject({ error: { code: 'rate_limited' } });
    expect(limited.headers.get('retry-after')).toBe('1');
    // A 429 takes no cookie away.
    expect(limited.headers.get('set-cookie')).toBeNull();
    // What a client says of its address changes nothing.
    expect((await use({ 'x-forwarded-for': '198.51.100.9' })).status).toBe(429);
  });
});
