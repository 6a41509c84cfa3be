import { exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';

const LISTED = 'https://app.partner.example';
const HEALTH = 'https://portero.example/api/health';

const get = (headers: Record<string, string>, url = HEALTH) => exports.default.fetch(url, { headers });

const preflight = (origin: string, url = HEALTH) =>
  exports.default.fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': 'authorization',
    },
  });

const corsHeaders = (response: Response) =>
  [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('an origin of the list [control cors]', () => {
  it.each([LISTED, 'http://localhost:5173'])('%s may read answers, with credentials', async (origin) => {
    const { status, headers } = await get({ origin });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('vary')).toContain('Origin');
  });

  it('reads refusals too, and learns the request id and how long to wait', async () => {
    const response = await get({ origin: LISTED }, 'https://portero.example/api/me');
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(response.headers.get('access-control-expose-headers')).toBe('x-request-id, retry-after');
  });

  it('is told by a preflight what it may send, on any route', async () => {
    const organisation = 'https://portero.example/api/organisations/01900000-0000-7000-8000-0000000000a1/faq';
    for (const url of [HEALTH, organisation]) {
      const response = await preflight(LISTED, url);
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-origin')).toBe(LISTED);
      expect(response.headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, PATCH, DELETE');
      expect(response.headers.get('access-control-allow-headers')).toBe('authorization, content-type');
    }
  });
});

describe('any other origin [control cors]', () => {
  const others = [
    ...['https://evil.example', 'null', '*', ''],
    ...['https://app.partner.example.evil.example', 'https://evilapp.partner.example'],
    ...['https://x.app.partner.example', 'https://partner.example'],
    ...['http://app.partner.example', 'https://app.partner.example:8443', 'https://app.partner.example:443'],
    ...['https://APP.partner.example', 'https://app.partner.example/', ' https://app.partner.example.'],
    ...[`${LISTED},http://localhost:5173`, `${LISTED} http://localhost:5173`, 'http://localhost:51730'],
  ];
  it.each(others)('[ASVS 3.4.2] such as “%s” is told nothing', async (origin) => {
    const [answer, refused] = [await get({ origin }), await preflight(origin)];
    expect(corsHeaders(answer)).toEqual([]);
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(corsHeaders(refused)).toEqual([]);
    expect(refused.status).toBe(403);
  });

  it('is not made of other headers', async () => {
    const response = await get({ referer: `${LISTED}/page`, 'x-forwarded-host': 'app.partner.example' });
    expect(corsHeaders(response)).toEqual([]);
  });

  it('gets no preflight answer where no page is meant to call at all', async () => {
    const response = await preflight(LISTED, 'https://portero.example/internal/dead-letters');
    expect(corsHeaders(response)).toEqual([]);
    expect(corsHeaders(await preflight(LISTED, 'https://portero.example/webhooks/meta'))).toEqual([]);
  });
});

it('never lets everybody in, not even to the public keys [control cors]', async () => {
  const response = await get(
    { origin: 'https://evil.example' },
    'https://portero.example/.well-known/jwks.json',
  );
  expect(response.status).toBe(200);
  expect(corsHeaders(response)).toEqual([]);
});
