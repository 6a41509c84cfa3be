import { expect, it } from 'vitest';
import { edgeBlockSchema } from '../../../worker/features/abuse/schemas.ts';
import { networkOf } from '../../../worker/http/client-network.ts';

const takes = (subject: unknown) => edgeBlockSchema.safeParse({ subject }).success;
const USER = '01900000-0000-7000-8000-0000000000a2';

it.each(['203.0.113.7', '2001:db8:0:1:2:3:4:5', '2001:db8::1', '::1', '::ffff:198.51.100.9', 'nonsense'])(
  'what a gate calls the network of %s can be lifted and blocked',
  (address) => expect(takes(`network:${networkOf(address)}`)).toBe(true),
);

it('a person is named by their id', () => expect(takes(`user:${USER}`)).toBe(true));

it.each([
  ...['', 'network:', 'network', '203.0.113.7', 'network:203.0.113.256', 'network:203.0.113.07'],
  ...['network:203.0.113.0/24', 'network:203.0.113.7 ', ' network:203.0.113.7', 'network:203.0.113.7\n'],
  ...['network:2001:db8::/64', 'network:2001:DB8:0:1::/64', 'network:2001:db8:0:1::', 'network:2001:db8::1'],
  ...['network:2001:db8:0:1::/48', 'network:2001:db8:0:1::/64::/64', 'network:::ffff:198.51.100.9'],
  ...['network:LOCAL', 'network:nonsense', `network:${USER}`, 'network:network:local'],
  ...[`user:${USER.toUpperCase()}`, `user:${USER}x`, 'user:', `contact:${USER}`, `key:${USER}`, USER],
  ...['account:abc', 'upstream:0'],
])('%s is nobody whom a gate knows', (subject) => expect(takes(subject)).toBe(false));

it('a long one is none', () => expect(takes(`network:${'1'.repeat(60_000)}`)).toBe(false));

it('a body has a subject and nothing else', () => {
  for (const body of [null, [], {}, { subject: 1 }, { subject: null }, { subject: `user:${USER}`, x: 1 }]) {
    expect(edgeBlockSchema.safeParse(body).success).toBe(false);
  }
});
