import { describe, expect, it } from 'vitest';
import { clientNetwork, networkOf } from '../../../worker/http/client-network.ts';

describe('a network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));

  it.each([
    ...[
      '',
      '203.0.113',
      '203.0.113.256',
      '203.0.113.7.',
      '203.0.113.7, 1.2.3.4',
      '1.2.3.4]/',
      'evil.example',
    ],
    ...['2001:db8', '2001:db8:1:2:3:4:5:6:7', ':::', '2001:db8::1::2', 'fe80::1%eth0', '::1]:80/[', 'g::1'],
    ...['1'.repeat(5000), ':'.repeat(40)],
  ])('“%s” is none', (address) => expect(networkOf(address)).toBe('local'));

  it('[ASVS 4.1.3] is what Cloudflare says, whatever the client says', () => {
    const claimed = {
      'x-forwarded-for': '198.51.100.1',
      'x-real-ip': '198.51.100.1',
      'true-client-ip': '198.51.100.1',
      forwarded: 'for=198.51.100.1',
    };
    const request = (headers: Record<string, string>) => new Request('https://portero.example', { headers });
    expect(clientNetwork(request({ ...claimed, 'cf-connecting-ip': '203.0.113.7' }))).toBe('203.0.113.7');
    expect(clientNetwork(request(claimed))).toBe('local');
  });
});
