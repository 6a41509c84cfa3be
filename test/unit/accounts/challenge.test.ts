import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDevSecrets } from '../../../dev/stack/dev-secrets.ts';
import { signAccessToken, verifyAccessToken } from '../../../worker/features/accounts/access-token.ts';
import { currentSigningKey } from '../../../worker/features/accounts/access-token-keys.ts';
import { issueChallenge, readChallenge } from '../../../worker/features/accounts/second-factor/challenge.ts';
import { readConfig } from '../../../worker/platform/config.ts';
import { type WorkerEnv, workerEnv } from '../../support/worker-env.ts';

const userId = '01900000-0000-7000-8000-0000000000a2';
const shown = { userId, isPasswordLeaked: false };
const sessionId = '01900000-0000-7000-8000-0000000000a3';
const NOW = Date.UTC(2030, 0, 1);

let env: WorkerEnv;
beforeAll(async () => {
  env = workerEnv(await makeDevSecrets());
});
const read = (token: string, now = NOW) => readChallenge(readConfig(env), token, now);

describe('a challenge', () => {
  it('says whose password was right, when, and whether it has leaked, for five minutes', async () => {
    const token = await issueChallenge(env, shown, NOW);
    expect(await read(token)).toEqual({ ...shown, issuedAt: new Date(NOW) });
    const leaked = await issueChallenge(env, { userId, isPasswordLeaked: true }, NOW);
    expect((await read(leaked))?.isPasswordLeaked).toBe(true);
    expect(await read(token, NOW + 299_000)).not.toBeNull();
    expect(await read(token, NOW + 300_000)).toBeNull();
    expect(await read(token, NOW - 6_000)).toBeNull();
  });

  it('is no access token, and no access token is one', async () => {
    const challenge = await issueChallenge(env, shown, NOW);
    const access = await signAccessToken(readConfig(env), { userId, sessionId, aal: 2 }, NOW);
    expect(await verifyAccessToken(access, readConfig(env), NOW)).not.toBeNull();
    expect(await verifyAccessToken(challenge, readConfig(env), NOW)).toBeNull();
    expect(await read(access)).toBeNull();
  });

  it('of another type is refused though rightly signed', async () => {
    const { kid, key } = await currentSigningKey(readConfig(env));
    const [, body = ''] = (await issueChallenge(env, shown, NOW)).split('.');
    const sign = (typ: string) =>
      new CompactSign(Buffer.from(body, 'base64url'))
        .setProtectedHeader({ alg: 'ES256', typ, kid })
        .sign(key);
    expect(await read(await sign('mfa+jwt'))).not.toBeNull();
    for (const typ of ['at+jwt', 'JWT', '']) expect(await read(await sign(typ))).toBeNull();
  });

  it('of another key, issuer or content is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const [known] = readConfig(env).ACCESS_TOKEN_KEYS.keys;
    const { d, x, y } = await exportJWK(privateKey);
    const stranger = { kty: 'EC', crv: 'P-256', kid: known?.kid, d, x, y };
    const secrets = await makeDevSecrets();
    const foreignKeys = workerEnv(secrets, { ACCESS_TOKEN_KEYS: JSON.stringify({ keys: [stranger] }) });
    expect(await read(await issueChallenge(foreignKeys, shown, NOW))).toBeNull();
    const keys = JSON.stringify(readConfig(env).ACCESS_TOKEN_KEYS);
    const elsewhere = workerEnv(secrets, { ACCESS_TOKEN_KEYS: keys, PUBLIC_URL: 'https://elsewhere.test' });
    expect(await read(await issueChallenge(elsewhere, shown, NOW))).toBeNull();
    const [head, body = '', signature] = (await issueChallenge(env, shown, NOW)).split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: sessionId })).toString('base64url');
    expect(await read([head, forged, signature].join('.'))).toBeNull();
    for (const text of ['', 'a.b.c', `${head}..${signature}`]) expect(await read(text)).toBeNull();
  });
});
