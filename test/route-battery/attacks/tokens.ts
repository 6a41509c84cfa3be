import { generateKeyPairSync } from 'node:crypto';
import { exportSPKI, importJWK, type JWK, SignJWT } from 'jose';
import type { Person } from '../../support/context.ts';
import { type Attack, isKind, refusedAlike } from '../attack.ts';
import { bearer } from '../guards.ts';
import type { Target } from '../target.ts';
import { mapValues } from './credentials.ts';

type Forgery = {
  key?: JWK | Uint8Array;
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
};

const now = () => Math.floor(Date.now() / 1000);
const foreignKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  format: 'jwk',
}) as JWK;

/** Routes that the same person calls are tried with the same tokens: making them costs more than sending them. */
function onceForEach(make: (target: Target) => Promise<Record<string, string>>) {
  const made = new WeakMap<Person, Promise<Record<string, string>>>();
  return async (target: Target) => {
    const tokens = made.get(target.who) ?? make(target);
    made.set(target.who, tokens);
    return mapValues(await tokens, (token) => bearer(target.bare, token));
  };
}

/** A token that is good in everything but what is given here. */
async function forge(target: Target, { key, header, claims }: Forgery = {}): Promise<string> {
  const { world, who } = target;
  const { accessTokenKey } = world.test.secrets;
  const good = {
    ...{ sub: who.userId, sid: who.sessionId, aal: 1, amr: ['pwd'] },
    ...{ iss: world.origin, aud: 'portero-api', iat: now(), exp: now() + 600 },
  };
  const signing = key ?? accessTokenKey;
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: accessTokenKey.kid, ...header })
    .sign(signing instanceof Uint8Array ? signing : await importJWK(signing as JWK, 'ES256'));
}

const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const forgedTokens: Attack = refusedAlike({
  name: 'a token that our key did not sign',
  isBlind: true,
  appliesTo: isKind('session'),
  tries: onceForEach(async (target) => {
    const good = await forge(target);
    const [head = '', body = '', signature = ''] = good.split('.');
    const { kid, kty, crv, x, y } = target.world.test.secrets.accessTokenKey;
    const jwk: JWK = { kty, crv, x, y };
    const publicKeys = {
      json: Buffer.from(JSON.stringify(jwk)),
      pem: Buffer.from(await exportSPKI((await importJWK(jwk, 'ES256')) as CryptoKey)),
    };
    const hmac = (key: Uint8Array) => forge(target, { key: new Uint8Array(key), header: { alg: 'HS256' } });
    const none = (alg: string) => text({ alg, typ: 'at+jwt', kid });
    const flipped = Buffer.from(signature, 'base64url');
    flipped[5] = (flipped[5] ?? 0) ^ 1;
    return {
      'a bit of the signature changed': `${head}.${body}.${flipped.toString('base64url')}`,
      'no signature': `${head}.${body}.`,
      'another key under our id': await forge(target, { key: foreignKey }),
      'an unknown key': await forge(target, { key: foreignKey, header: { kid: 'zz' } }),
      'our key under another id': await forge(target, { header: { kid: 'zz' } }),
      'its own key': await forge(target, { key: foreignKey, header: { jwk } }),
      'alg none': `${none('none')}.${body}.`,
      'alg None, signed': `${none('None')}.${body}.${signature}`,
      'HS256 by our public key as JSON': await hmac(publicKeys.json),
      'HS256 by our public key as PEM': await hmac(publicKeys.pem),
    };
  }),
});

export const misusedTokens: Attack = refusedAlike({
  name: 'a token of ours for another use or time',
  isBlind: true,
  appliesTo: isKind('session'),
  tries: onceForEach(async (target) => {
    const forgeries: Record<string, Forgery> = {
      'of a sign-in’s first half': { header: { typ: 'mfa+jwt' } },
      'of another type': { header: { typ: 'JWT' } },
      'for somebody else’s API': { claims: { aud: 'portero-mfa' } },
      'of another issuer': { claims: { iss: 'https://evil.example' } },
      'that expired': { claims: { iat: now() - 700, exp: now() - 100 } },
      'that expires in a day': { claims: { exp: now() + 86_400 } },
      'from tomorrow': { claims: { iat: now() + 86_400, exp: now() + 86_700 } },
    };
    const tokens = await Promise.all(
      Object.entries(forgeries).map(async ([what, forgery]) => [what, await forge(target, forgery)] as const),
    );
    return Object.fromEntries(tokens);
  }),
});
