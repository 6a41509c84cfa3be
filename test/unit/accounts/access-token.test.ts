import { createHmac } from 'node:crypto';
import { CompactSign, importJWK, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSigningKey, rotateKeys, type SigningKeys } from '../../../dev/operations/rotate-keys.ts';
import { uuidV7 } from '../../../worker/domain/ids.ts';
import { signAccessToken, verifyAccessToken } from '../../../worker/features/accounts/access-token.ts';
import { publicKeySet } from '../../../worker/features/accounts/access-token-keys.ts';

const PUBLIC_URL = 'https://portero.example';
const NOW = 1_800_000_000_000;
const session = { userId: uuidV7(), sessionId: uuidV7(), aal: 1 } as const;
let keys: SigningKeys;
let config: { PUBLIC_URL: string; ACCESS_TOKEN_KEYS: SigningKeys };
beforeAll(async () => {
  keys = { keys: [await makeSigningKey('a2'), await makeSigningKey('a1')] };
  config = { PUBLIC_URL, ACCESS_TOKEN_KEYS: keys };
});

const verify = (token: string, now = NOW) => verifyAccessToken(token, config, now);
const part = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()) as Record<string, unknown>;

interface Change {
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  key?: JWK;
}

/** A token like ours with a change, rightly signed by one of our keys unless another is given. */
async function forge({ header = {}, claims = {}, key = keys.keys[0] as JWK }: Change): Promise<string> {
  const good = await signAccessToken(config, session, NOW);
  const text = JSON.stringify({ ...part(good, 1), ...claims });
  return new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'ES256', ...part(good, 0), ...header })
    .sign(await importJWK(key, 'ES256'), { crit: { 'urn:x': true } });
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token [control access-tokens]', () => {
  it('names the user, the session and the level, and no role', async () => {
    const token = await signAccessToken(config, session, NOW);
    expect(part(token, 0)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: 'a2' });
    expect(part(token, 1)).toEqual({
      ...{ iss: PUBLIC_URL, aud: 'portero-api', sub: session.userId, sid: session.sessionId },
      ...{ aal: 1, amr: ['pwd'], iat: NOW / 1000, exp: NOW / 1000 + 600 },
    });
    expect(part(await signAccessToken(config, { ...session, aal: 2 }, NOW), 1)).toMatchObject({
      aal: 2,
      amr: ['pwd', 'otp'],
    });
    expect(await verify(token)).toEqual({ userId: session.userId, sessionId: session.sessionId });
  });

  it('lasts ten minutes', async () => {
    const token = await signAccessToken(config, session, NOW);
    expect(await verify(token, NOW + 599_000)).not.toBeNull();
    expect(await verify(token, NOW + 600_000)).toBeNull();
    expect(await verify(token, NOW - 4_000)).not.toBeNull();
    expect(await verify(token, NOW - 10_000)).toBeNull();
  });

  const claims: [name: string, claims: Record<string, unknown>][] = [
    ['another audience', { aud: 'portero-mfa' }],
    ['our audience among others', { aud: ['portero-api', 'other'] }],
    ['no audience', { aud: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['an issuer that begins like ours', { iss: `${PUBLIC_URL}.evil.example` }],
    ['no issuer', { iss: undefined }],
    ['a life of a day', { exp: NOW / 1000 + 86_400 }],
    ['no end', { exp: undefined }],
    ['an end that is a text', { exp: `${NOW / 1000 + 600}` }],
    ['no beginning', { iat: undefined }],
    ['a beginning to come', { iat: NOW / 1000 + 60, exp: NOW / 1000 + 600 }],
    ['a user that is no id', { sub: 'admin' }],
    ['no session', { sid: undefined }],
    ['a session that breaks out of the context', { sid: `${uuidV7()}:x` }],
  ];
  it.each(claims)('with %s is refused though rightly signed', async (_, changed) => {
    expect(await verify(await forge({}))).not.toBeNull();
    expect(await verify(await forge({ claims: changed }))).toBeNull();
  });

  const headers: [name: string, header: Record<string, unknown>][] = [
    ['another type', { typ: 'JWT' }],
    ['the type of the second step', { typ: 'mfa+jwt' }],
    ['no type', { typ: undefined }],
    ['an unknown kid', { kid: 'a3' }],
    ['no kid', { kid: undefined }],
    ['a kid that is a path', { kid: '../../dev/null' }],
    ['a kid that is a query', { kid: "a2' or '1'='1" }],
    ['a kid that every object has', { kid: '__proto__' }],
    ['a kid that is a number', { kid: 2 }],
    ['a kid that is huge', { kid: 'a'.repeat(2000) }],
    ['a kid that is a list', { kid: ['a2'] }],
    ['the kid of our other key', { kid: 'a1' }],
    ['an extension that is critical', { crit: ['urn:x'], 'urn:x': 1 }],
    ['the address of a key', { jku: 'https://evil.example/jwks.json' }],
    ['a certificate’s address', { x5u: 'https://evil.example/x.pem' }],
  ];
  it.each(headers)('with %s is refused though rightly signed', async (_, header) => {
    expect(await verify(await forge({ header }))).toBeNull();
  });

  it('[ASVS 9.1.3] is refused under a key of one’s own, even if it brings that key along', async () => {
    const own = await makeSigningKey('a2');
    const { d: _, ...jwk } = own;
    expect(await verify(await forge({ key: own }))).toBeNull();
    expect(await verify(await forge({ key: own, header: { jwk } }))).toBeNull();
  });

  it('[ASVS 9.1.1, 9.1.2] is refused with another algorithm: none, and HMAC with what is public', async () => {
    const good = await signAccessToken(config, session, NOW);
    const [, body = '', signature = ''] = good.split('.');
    for (const alg of ['none', 'None', 'NONE', '', 'es256', 'ES256K', 'ES384', 'EdDSA', null, undefined]) {
      const head = encode({ typ: 'at+jwt', kid: 'a2', alg });
      for (const end of ['', signature]) expect(await verify(`${head}.${body}.${end}`), `${alg}`).toBeNull();
    }
    const { keys: published } = publicKeySet(config);
    const { x = '', y = '' } = published[0] ?? {};
    const point = Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    for (const secret of [JSON.stringify(published[0]), point, Buffer.concat([Buffer.of(4), point]), '']) {
      const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'a2' })}.${body}`;
      const mac = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await verify(`${signed}.${mac}`)).toBeNull();
    }
  });

  it('is refused in any other spelling', async () => {
    const good = await signAccessToken(config, session, NOW);
    const [head = '', body = '', signature = ''] = good.split('.');
    const bad = [
      ...[
        '',
        '.',
        '..',
        '...',
        good.slice(0, -1),
        `${good}.`,
        `.${good}`,
        `${good}=`,
        `${good}\n`,
        ` ${good}`,
      ],
      ...[`${head}.${body}`, `${head}.${body}.`, `${head}..${signature}`, `${head}.${body}.${signature}.x`],
      ...[
        `${head}.${body}.${signature.slice(0, 9)} ${signature.slice(9)}`,
        `${head}.${body}.${signature}AAAA`,
      ],
      ...[`${head}.${body}.${'A'.repeat(86)}`, `${head}.${body}.${Buffer.alloc(64).toString('base64url')}`],
      `${Buffer.from('no json').toString('base64url')}.${body}.${signature}`,
      `${encode(null)}.${body}.${signature}`,
    ];
    for (const token of bad) expect(await verify(token), token.slice(0, 60)).toBeNull();
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const stray = last[last.indexOf(good.at(-1) ?? '') ^ 1];
    expect(await verify(good.slice(0, -1) + stray)).toBeNull();
  });
});

describe('the keys', () => {
  it('rotate: a new one signs, the one before still verifies, the oldest goes', async () => {
    const rotated = { PUBLIC_URL, ACCESS_TOKEN_KEYS: await rotateKeys(keys, new Date(NOW)) };
    const tokens = await Promise.all(
      keys.keys.map((key) =>
        signAccessToken({ PUBLIC_URL, ACCESS_TOKEN_KEYS: { keys: [key] } }, session, NOW),
      ),
    );
    const [before = '', oldest = ''] = tokens;
    expect(rotated.ACCESS_TOKEN_KEYS.keys.map(({ kid }) => kid)).toEqual(['a20270115', 'a2']);
    expect(await verifyAccessToken(before, rotated, NOW)).not.toBeNull();
    expect(await verifyAccessToken(oldest, rotated, NOW)).toBeNull();
    const fresh = await signAccessToken(rotated, session, NOW);
    expect(part(fresh, 0)).toMatchObject({ kid: 'a20270115' });
    expect(await verifyAccessToken(fresh, rotated, NOW)).not.toBeNull();
    const again = await rotateKeys(rotated.ACCESS_TOKEN_KEYS, new Date(NOW));
    expect(again.keys.map(({ kid }) => kid)).toEqual(['a20270115-2', 'a20270115']);
  });

  it('are published without their private halves', () => {
    const { keys: published } = publicKeySet(config);
    expect(published).toEqual(keys.keys.map(({ d: _, ...half }) => ({ ...half, alg: 'ES256', use: 'sig' })));
  });
});
