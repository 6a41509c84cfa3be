import { type Attack, isKind, refusedAlike, type Tries } from '../attack.ts';
import { type Draft, withHeaders } from '../draft.ts';
import { bearer, tokenOf } from '../guards.ts';
import { sessionCookie } from '../things.ts';

const HUGE = 'A'.repeat(10_240);

export const noCredential: Attack = refusedAlike({
  name: 'no credential',
  isBlind: true,
  appliesTo: ({ guardCase }) => guardCase.refusal !== null,
  tries: (target) => ({ 'without one': target.bare }),
});

const isBearer = isKind('session', 'api-key', 'cron-secret');

export const malformedBearer: Attack = refusedAlike({
  name: 'a malformed bearer token',
  isBlind: true,
  appliesTo: isBearer,
  async tries(target) {
    const good = await target.good();
    const token = bearerOf(good);
    const values: Record<string, string | string[]> = {
      'another scheme': `Basic ${token}`,
      'an unknown scheme': `Token ${token}`,
      'no scheme': token,
      'nothing but the scheme': 'Bearer',
      nothing: '',
      'two tokens': `Bearer ${token} ${token}`,
      'two, joined': `Bearer ${token},${token}`,
      'two, in two lines': [`Bearer ${token}`, `Bearer ${token}`],
      'a tab': `Bearer\t${token}`,
      '10 kB': `Bearer ${HUGE}`,
      'a letter outside ASCII': `Bearer ${token.slice(0, -1)}é`,
      'a letter less': `Bearer ${token.slice(0, -1)}`,
      'a letter more': `Bearer ${token}A`,
      'in upper case': `Bearer ${token.toUpperCase()}`,
    };
    return mapValues(values, (authorization) => withHeaders(good, { authorization }));
  },
});

export const credentialElsewhere: Attack = refusedAlike({
  name: 'a good token where none is read',
  isBlind: true,
  appliesTo: isBearer,
  async tries(target) {
    const [bare, token] = [target.bare, bearerOf(await target.good())];
    const headers = {
      cookie: `__Host-portero=${token}; access_token=${token}`,
      ...{ 'proxy-authorization': `Bearer ${token}`, 'x-authorization': `Bearer ${token}` },
      ...{ 'x-api-key': token, 'x-access-token': token, 'x-auth-token': token },
    };
    const names = ['access_token', 'token', 'authorization', 'key', 'jwt'];
    const query = Object.fromEntries(names.map((name) => [name, token]));
    return { everywhere: { ...withHeaders(bare, headers), query: { ...bare.query, ...query } } };
  },
});

export const credentialOfAnotherKind: Attack = refusedAlike({
  name: 'a credential of another kind',
  isBlind: true,
  appliesTo: isBearer,
  async tries(target) {
    const { world, who, guard } = target;
    const { secrets } = world.test;
    const cookie = await sessionCookie(world.test, who);
    const others: Record<string, string> = {
      session: await tokenOf(world, who),
      'api-key': world.keys.read,
      'cron-secret': secrets.cronSecret,
      'refresh-cookie': cookie.slice(cookie.indexOf('=') + 1),
      'meta-signature': secrets.metaAppSecret,
      'meta-handshake': secrets.metaVerifyToken,
    };
    delete others[guard.kind];
    return mapValues(others, (token) => bearer(target.bare, token));
  },
});

function bearerOf({ headers }: Draft): string {
  return String(headers.authorization).slice('Bearer '.length);
}

export function mapValues<Value>(
  values: Record<string, Value>,
  map: (value: Value, name: string) => Draft,
): Tries {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value, name)]));
}
