import { afterEach, describe, expect, it, vi } from 'vitest';
import { publicFetch } from '../../../worker/platform/public-fetch.ts';

const PAGE = { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: 'hola' };
const to = (location: string, status = 302) => ({ status, headers: { location }, body: '' });
type Scripted = { status: number; headers: Record<string, string>; body: string };

/** The Internet, as far as it goes; returns what was asked of it. */
function internet(servers: Record<string, Scripted>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.url);
    const { status, headers, body } = servers[request.url] ?? { status: 404, headers: {}, body: '' };
    return new Response(status === 304 ? null : body, { status, headers });
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

const fetchPage = (address: string) =>
  publicFetch(address, {
    ...{ ownHost: 'portero.example', exemptOrigins: [], userAgent: 'Portero/1.0' },
    known: { etag: '"1"', lastModified: null },
    maxBytes: (mediaType) => (mediaType === 'text/html' ? 10 : null),
  });

describe('redirects [control page-fetch-bounds]', () => {
  it('are followed three times, relative ones too, and from http to https', async () => {
    const asked = internet({
      'http://a.com.ar/': to('https://a.com.ar/', 301),
      'https://a.com.ar/': to('/menu', 308),
      'https://a.com.ar/menu': to('https://b.com.ar/'),
      'https://b.com.ar/': PAGE,
    });
    expect(await fetchPage('http://a.com.ar')).toMatchObject({ mediaType: 'text/html' });
    expect(asked).toHaveLength(4);
  });

  it('end at the fourth', async () => {
    const asked = internet({ 'https://a.com.ar/': to('https://a.com.ar/') });
    expect(await fetchPage('https://a.com.ar/')).toEqual({ failure: 'redirects' });
    expect(asked).toHaveLength(4);
  });

  it.each([
    ...['http://169.254.169.254/latest/meta-data/', 'http://[::1]/', 'http://2130706433/', '//localhost/'],
    ...['https://a.com.ar:8443/', 'https://user@a.com.ar/', 'file:///etc/passwd', 'https://portero.example/'],
    // From https, http is a downgrade.
    ...['http://a.com.ar/', 'http://b.com.ar/'],
  ])('to %s are not followed, at any hop', async (location) => {
    const asked = internet({
      'https://a.com.ar/': to('https://b.com.ar/'),
      'https://b.com.ar/': to(location),
    });
    expect(await fetchPage('https://a.com.ar/')).toEqual({ failure: 'not_allowed' });
    expect(asked).toEqual(['https://a.com.ar/', 'https://b.com.ar/']);
  });
});

describe('what comes back [control page-fetch-bounds]', () => {
  it.each([
    [200, 'text/html', 'hola', { mediaType: 'text/html' }],
    [200, 'text/html', '12345678901', { failure: 'too_large' }],
    [200, 'image/png', 'x', { failure: 'unsupported' }],
    [200, '', 'x', { failure: 'unsupported' }],
    [404, 'text/html', 'x', { failure: 'not_found' }],
    [410, 'text/html', 'x', { failure: 'not_found' }],
    [403, 'text/html', 'x', { failure: 'refused' }],
    [503, 'text/html', 'x', { failure: 'unreachable' }],
    [302, 'text/html', 'x', { failure: 'refused' }],
  ])('%i %s %s: %j', async (status, type, body, expected) => {
    internet({ 'https://a.com.ar/': { status, headers: { 'content-type': type }, body } });
    expect(await fetchPage('https://a.com.ar/')).toMatchObject(expected);
  });

  it('may be that nothing changed', async () => {
    internet({ 'https://a.com.ar/': { status: 304, headers: {}, body: '' } });
    expect(await fetchPage('https://a.com.ar/')).toBe('not_modified');
  });

  it('may be nothing at all', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('connection refused')));
    expect(await fetchPage('https://a.com.ar/')).toEqual({ failure: 'unreachable' });
  });
});

it('asks nobody for an address that is not allowed [control page-fetch-bounds]', async () => {
  const asked = internet({});
  expect(await fetchPage('http://127.0.0.1/')).toEqual({ failure: 'not_allowed' });
  expect(asked).toEqual([]);
});
