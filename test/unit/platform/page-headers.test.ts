import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What Cloudflare sends with every page and file of the web app; the Worker sets its own on what it answers. */
const [comment = '', paths, ...lines] = readFileSync(
  new URL('../../../web/public/_headers', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n');
const headers = Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/s)));

it('every page is for HTTPS alone [control https-only]', () => {
  expect([comment[0], paths]).toEqual(['#', '/*']);
  expect(headers['Strict-Transport-Security']).toBe('max-age=63072000; includeSubDomains');
});

it('every page may hold nothing of others, and be held by none [control security-headers]', () => {
  expect(headers).toMatchObject({
    'X-Frame-Options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': expect.stringContaining('camera=()'),
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
  const policy = headers['Content-Security-Policy']?.split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      ...["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"],
      ...["frame-ancestors 'none'", "form-action 'self'"],
    ]),
  );
  expect(policy?.join()).not.toMatch(/unsafe|\*|https?:/);
});
