import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { importJWK, type JWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { inboxHub } from '../../worker/platform/objects.ts';

const documents = 'https://portero.example/api/organisations/01900000-0000-7000-8000-0000000000a1/documents';
const claims = {
  sub: '01900000-0000-7000-8000-0000000000a2',
  sid: '01900000-0000-7000-8000-0000000000a3',
};
const signingKey = JSON.parse((env as unknown as { TEST_SIGNING_JWK: string }).TEST_SIGNING_JWK) as JWK;

interface TokenOptions {
  key?: JWK | Uint8Array;
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  issuer?: string;
  audience?: string;
  issuedAt?: number;
  expiresAt?: number;
}

async function token(options: TokenOptions = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { key = signingKey } = options;
  return new SignJWT({ ...claims, ...options.claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'a1', ...options.header })
    .setIssuer(options.issuer ?? 'https://portero.example')
    .setAudience(options.audience ?? 'portero-api')
    .setIssuedAt(options.issuedAt ?? now)
    .setExpirationTime(options.expiresAt ?? now + 600)
    .sign(key instanceof Uint8Array ? key : await importJWK(key, 'ES256'));
}

async function statusOf(authorization: string | null, url = documents, method = 'GET'): Promise<number> {
  const response = await exports.default.fetch(url, {
    method,
    headers: authorization ? { authorization } : {},
  });
  await response.body?.cancel();
  return response.status;
}

describe('session guard [control access-tokens]', () => {
  it('[ASVS 16.5.3] lets a good token through to the database, which is out of reach here', async () => {
    expect(await statusOf(`Bearer ${await token()}`)).toBe(503);
  });

  it('[ASVS 9.2.1, 9.2.3] refuses what is not a good token', async () => {
    const now = Math.floor(Date.now() / 1000);
    const other = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
    ])) as CryptoKeyPair;
    const foreign = (await crypto.subtle.exportKey('jwk', other.privateKey)) as JWK;
    const good = await token();
    const [head = '', body = '', signature = ''] = good.split('.');
    const none = btoa('{"alg":"none","typ":"at+jwt"}').replace(/=+$/, '');
    const bad: [name: string, authorization: string | null][] = [
      ['no header', null],
      ['another scheme', `Basic ${good}`],
      ['two tokens', `Bearer ${good} ${good}`],
      ['garbage', 'Bearer garbage'],
      ['alg none', `Bearer ${none}.${body}.`],
      ['alg none, signed', `Bearer ${none}.${body}.${signature}`],
      [
        'HMAC with the public key',
        `Bearer ${await token({ key: new Uint8Array(32), header: { alg: 'HS256' } })}`,
      ],
      ['another key', `Bearer ${await token({ key: foreign })}`],
      ['unknown kid', `Bearer ${await token({ header: { kid: 'zz' } })}`],
      ['no kid', `Bearer ${await token({ header: { kid: undefined } })}`],
      ['the kid of our other key', `Bearer ${await token({ header: { kid: 'a0' } })}`],
      ['a kid that is a path', `Bearer ${await token({ header: { kid: '../a1' } })}`],
      ['a kid that is huge', `Bearer ${await token({ header: { kid: 'a'.repeat(2000) } })}`],
      ['the type of another step', `Bearer ${await token({ header: { typ: 'mfa+jwt' } })}`],
      ['another type', `Bearer ${await token({ header: { typ: 'JWT' } })}`],
      ['expired', `Bearer ${await token({ issuedAt: now - 900, expiresAt: now - 60 })}`],
      ['issued too long ago', `Bearer ${await token({ issuedAt: now - 3600 })}`],
      ['another audience', `Bearer ${await token({ audience: 'someone-else' })}`],
      ['another issuer', `Bearer ${await token({ issuer: 'https://evil.example' })}`],
      ['a session that is no id', `Bearer ${await token({ claims: { sid: 'x:y' } })}`],
      ['body changed', `Bearer ${head}.${body.slice(0, -2)}AA.${signature}`],
      ['signature cut', `Bearer ${head}.${body}.${signature.slice(0, -4)}`],
      ['padding', `Bearer ${good}=`],
      ['space inside', `Bearer ${head}.${body}.${signature.slice(0, 10)} ${signature.slice(10)}`],
      ['far too long', `Bearer ${good}${'A'.repeat(5000)}`],
    ];
    for (const [name, authorization] of bad) expect(await statusOf(authorization), name).toBe(401);
  });

  it('takes a token of the key before, and shows others the public halves of both', async () => {
    const { TEST_PREVIOUS_JWK } = env as unknown as { TEST_PREVIOUS_JWK: string };
    const key = JSON.parse(TEST_PREVIOUS_JWK) as JWK;
    expect(await statusOf(`Bearer ${await token({ key, header: { kid: 'a0' } })}`)).toBe(503);
    const response = await exports.default.fetch('https://portero.example/.well-known/jwks.json');
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      keys: [signingKey, key].map(({ kty, crv, x, y, kid }) => {
        return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' };
      }),
    });
    expect(text).not.toContain(signingKey.d);
  });

  it('is the same outside any organisation', async () => {
    const me = 'https://portero.example/api/me';
    expect(await statusOf(`Bearer ${await token()}`, me)).toBe(503);
    for (const bad of [null, 'Bearer garbage', `Bearer ${await token({ audience: 'someone-else' })}`]) {
      expect(await statusOf(bad, me)).toBe(401);
    }
  });

  it('gives no ticket for a live connection before the database has judged the session', async () => {
    const tickets = documents.replace('documents', 'live/tickets');
    expect(await statusOf(`Bearer ${await token()}`, tickets, 'POST')).toBe(503);
    const hub = inboxHub(env, '01900000-0000-7000-8000-0000000000a1');
    expect(await runInDurableObject(hub, (_hub, state) => [...state.storage.kv.list()])).toEqual([]);
  });

  it('answers 404 for an organisation that is no id', async () => {
    const url = documents.replace(/organisations\/[^/]+/, 'organisations/a%27%20or%201=1');
    const response = await exports.default.fetch(url, {
      headers: { authorization: `Bearer ${await token()}` },
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
  });
});
