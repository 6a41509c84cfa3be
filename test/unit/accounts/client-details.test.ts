import { describe, expect, it } from 'vitest';
import { readClientDetails } from '../../../worker/features/accounts/client-details.ts';

const detailsOf = (agent: string | null, cf?: Record<string, unknown>) => {
  const request = new Request('https://portero.example', {
    headers: agent === null ? {} : { 'user-agent': agent },
  });
  return readClientDetails(Object.assign(request, { cf }));
};
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('a session’s client', () => {
  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/153.0.0.0 Safari/537.36`,
      'Chrome · Windows',
    ],
    [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/153.0 Safari/537.36 Edg/153.0`, 'Edge · Windows'],
    [`Mozilla/5.0 (Linux; Android 15) ${webkit} Chrome/153.0 Mobile Safari/537.36`, 'Chrome · Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1',
      'Safari · iPhone',
    ],
    ['curl/8.5.0', ''],
    [`<script>alert(1)</script>${'A'.repeat(100_000)} Firefox/1`, ''],
  ])('is named by our own words: %s', (agent, device) => expect(detailsOf(agent).device).toBe(device));

  it('has the place that Cloudflare tells, where it does', () => {
    expect(detailsOf(null, { city: 'Montevideo', country: 'UY' })).toEqual({
      device: '',
      place: 'Montevideo, UY',
    });
    expect(detailsOf(null, { country: 'UY' }).place).toBe('UY');
    expect(detailsOf(null, { city: 7, country: null }).place).toBe('');
    expect(detailsOf(null, { city: 'x'.repeat(500) }).place).toHaveLength(100);
    expect(detailsOf(null).place).toBe('');
  });
});
