import { exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';

const WANTED: [header: string, value: RegExp][] = [
  ['content-security-policy', /default-src 'none'.*frame-ancestors 'none'/],
  ['x-frame-options', /^DENY$/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^no-referrer$/],
  ['permissions-policy', /camera=\(\)/],
  ['x-request-id', /^[0-9a-f-]{36}$/],
];

const ANSWERS: [method: string, path: string, status: number][] = [
  ['GET', '/api/health', 200],
  ['GET', '/api/nothing-here', 404],
  ['GET', '/api/organisations/01900000-0000-7000-8000-0000000000a1/documents', 401],
  ['POST', '/webhooks/meta', 401],
  ['GET', '/webhooks/meta', 403],
  ['POST', '/internal/jobs/renotify-conversations', 401],
  ['PUT', '/webhooks/meta', 404],
];

it.each(ANSWERS)('[ASVS 3.4.1] %s %s is for HTTPS alone [control https-only]', async (method, path) => {
  const response = await exports.default.fetch(`https://portero.example${path}`, { method });
  expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=63072000; includeSubDomains/);
  await response.body?.cancel();
});

describe('security headers', () => {
  it.each(ANSWERS)(
    '[ASVS 3.4.3, 3.4.4, 3.4.5, 3.4.6] %s %s [control security-headers]',
    async (method, path, status) => {
      const response = await exports.default.fetch(`https://portero.example${path}`, { method });
      expect(response.status).toBe(status);
      for (const [header, value] of WANTED) expect(response.headers.get(header), header).toMatch(value);
      await response.body?.cancel();
    },
  );

  it('never takes the request id from the client', async () => {
    const response = await exports.default.fetch('https://portero.example/api/health', {
      headers: { 'x-request-id': 'chosen-by-a-client' },
    });
    expect(response.headers.get('x-request-id')).not.toContain('chosen');
    expect(await response.json()).toEqual({ status: 'ok' });
  });
});
