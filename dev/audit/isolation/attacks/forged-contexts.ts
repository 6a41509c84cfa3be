import { createHmac, randomBytes } from 'node:crypto';
import { signContext } from '../../../../worker/data/context.ts';
import type { Actor } from '../../../../worker/domain/actor.ts';
import type { Arena } from '../arena.ts';
import { contextOf } from './tables.ts';

/** A context that must not open anything; `code` is how it is refused, 28000 where it is left out. */
export interface Forgery {
  number: number;
  how: string;
  context: string;
  code?: string;
}

/** Attacks 23 to 31: contexts that nobody signed, and signed ones that say too much or have ended. */
export async function forgeContexts(arena: Arena): Promise<Forgery[]> {
  const { a, b, keys, ended } = arena;
  const valid = await contextOf(arena, 'app_rw');
  const parts = valid.split('.');
  const swap = (place: number, value: string) => parts.with(place, value).join('.');
  const [, , expiry = '', , , signature = ''] = parts;
  const job = { kind: 'job', job: 'operator' } as const;
  const session = String(b.rows.get('sessions')?.id);
  const key = Uint8Array.from(randomBytes(32));
  const { kid } = keys.current;
  const otherKeys = { current: { kid, key }, byKid: new Map([[kid, key]]) };
  const signed = (text: string) =>
    `${text}.${createHmac('sha256', keys.current.key).update(text).digest('hex')}`;
  const { tenantId, userId } = a.owner;
  const malformed = {
    'another version': `v2.${kid}.${expiry}.${tenantId}.j:operator`,
    'no tenant id': `v1.${kid}.${expiry}.tenant.j:operator`,
    'unknown kind of actor': `v1.${kid}.${expiry}.${tenantId}.x:operator`,
    'a job that is no name': `v1.${kid}.${expiry}.${tenantId}.j:OPERATOR`,
    'a user without a session': `v1.${kid}.${expiry}.${tenantId}.u:${userId}`,
    'an expiry of eleven digits': `v1.${kid}.${expiry}0.${tenantId}.j:operator`,
  };
  const unsigned = (number: number, how: string, context: string): Forgery => ({ number, how, context });
  const asSigned = async (number: number, how: string, actor: Actor, code = '28000'): Promise<Forgery> => ({
    ...{ number, how, code, context: await arena.context(tenantId, actor) },
  });
  return [
    unsigned(23, 'tenant swapped', swap(3, b.tenantId)),
    unsigned(23, 'tenant left out', swap(3, '-')),
    unsigned(24, 'a user made a job', swap(4, 'j:operator')),
    unsigned(24, 'a user made an API key', swap(4, `k:${String(a.owner.rows.get('api_keys')?.id)}`)),
    unsigned(25, 'user swapped', swap(4, `u:${b.userId}:${session}`)),
    await asSigned(25, 'another user’s session', { kind: 'user', userId, sessionId: session }),
    await asSigned(25, 'no member', { kind: 'user', userId: b.userId, sessionId: session }, '42501'),
    await asSigned(25, 'another organisation’s API key', {
      ...{ kind: 'api_key', apiKeyId: String(b.rows.get('api_keys')?.id) },
    }),
    unsigned(26, 'expiry extended', swap(2, String(Number(expiry) + 1000))),
    unsigned(27, 'unknown key id', swap(1, `${kid}-x`)),
    unsigned(27, 'no key id', swap(1, '')),
    unsigned(27, 'unknown key id, signed', signed(`v1.${kid}-x.${expiry}.${tenantId}.j:operator`)),
    unsigned(28, 'signature cut', valid.slice(0, -1)),
    unsigned(28, 'no signature', swap(5, '')),
    unsigned(28, 'signature zeroed', swap(5, '0'.repeat(64))),
    unsigned(28, 'signature in upper case', swap(5, signature.toUpperCase())),
    unsigned(28, 'signature with a tail', `${valid}0`),
    unsigned(28, 'a part more', `${valid}.${signature}`),
    unsigned(29, 'other key', await signContext(tenantId, job, otherKeys)),
    unsigned(30, 'expired', await signContext(tenantId, job, keys, Date.now() - 61_000)),
    ...(await Promise.all(ended.map(({ how, actor }) => asSigned(30, how, actor)))),
    ...[tenantId, 'garbage', '.....', randomBytes(300).toString('hex')].map((context) =>
      unsigned(31, `“${context.slice(0, 40)}”`, context),
    ),
    ...Object.entries(malformed).map(([how, text]) => unsigned(31, how, signed(text))),
  ];
}
