import { createExecutionContext } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { importJWK, type JWK, SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { app } from '../../worker/app.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';

const signingKey = JSON.parse((env as unknown as { TEST_SIGNING_JWK: string }).TEST_SIGNING_JWK) as JWK;
const READS = 300;
let networks = 0;

afterEach(() => vi.restoreAllMocks());

async function tokenOf(userId: string): Promise<string> {
  return new SignJWT({ sub: userId, sid: uuidV7() })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'a1' })
    .setIssuer('https://portero.example')
    .setAudience('portero-api')
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(await importJWK(signingKey, 'ES256'));
}

/** Reads as a person, so often at once. What gets past its limits finds no database here: 503. */
async function read(token: string, tenant: string, times = 1): Promise<Response[]> {
  const url = `https://portero.example/api/organisations/${tenant}/documents`;
  const headers = { authorization: `Bearer ${token}` };
  return Promise.all(Array.from({ length: times }, () => exports.default.fetch(url, { headers })));
}

const passed = (answers: Response[]) => answers.filter(({ status }) => status === 503).length;

describe('a person in an organisation [control tenant-limits]', () => {
  it('reads so often and no more, and hears when to come back', async () => {
    const [token, tenant] = [await tokenOf(uuidV7()), uuidV7()];
    vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    const answers = await read(token, tenant, READS + 20);
    expect(passed(answers)).toBe(READS);
    const last = answers.findLast(({ status }) => status === 503);
    // Nothing of the organisation's own limit: it would tell strangers that somebody is there.
    expect(last?.headers.get('ratelimit-policy')).toBe('"read";q=300;w=60');
    expect(last?.headers.get('ratelimit')).toBe('"read";r=0;t=60');
    const [refused] = answers.filter(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('1');
    expect(refused?.headers.get('ratelimit-policy')).toBe('"read";q=300;w=60');
    expect(refused?.headers.get('ratelimit')).toBe('"read";r=0;t=60');
    expect(await refused?.json()).toMatchObject({ error: { code: 'rate_limited' } });
  });

  it('uses up nothing of others, of other organisations, or of other classes', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    const [one, other, tenant] = [await tokenOf(uuidV7()), await tokenOf(uuidV7()), uuidV7()];
    await read(one, tenant, READS + 1);
    expect(passed(await read(one, tenant))).toBe(0);
    expect(passed(await read(other, tenant))).toBe(1);
    expect(passed(await read(one, uuidV7()))).toBe(1);
    const written = await exports.default.fetch(
      `https://portero.example/api/organisations/${tenant}/faq/${uuidV7()}`,
      { method: 'DELETE', headers: { authorization: `Bearer ${one}` } },
    );
    expect(written.status).toBe(503);
  });

  it('who is nobody spends nothing of an organisation', async () => {
    const [token, tenant] = [await tokenOf(uuidV7()), uuidV7()];
    const refused = await read(`${token}x`, tenant, 50);
    expect(refused.every(({ status }) => status === 401)).toBe(true);
    const [first] = await read(token, tenant);
    expect(first?.headers.get('ratelimit')).toContain('"read";r=299');
  });
});

describe('a network of which nobody is known [control tenant-limits]', () => {
  const from = (network: string) => ({ 'cf-connecting-ip': network });
  const newNetwork = () => `192.0.2.${++networks}`;
  const health = (network: string, times = 1) =>
    Promise.all(
      Array.from({ length: times }, () =>
        exports.default.fetch('https://portero.example/api/health', { headers: from(network) }),
      ),
    );

  it('has its own limit for pages', async () => {
    const network = newNetwork();
    vi.spyOn(Date, 'now').mockReturnValue(Date.now());
    const answers = await health(network, 310);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(300);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    expect((await health(newNetwork()))[0]?.status).toBe(200);
  });

  it('is held up where its signatures never hold, without a look at those that do', async () => {
    const network = newNetwork();
    const deliver = () =>
      exports.default.fetch('https://portero.example/webhooks/meta', {
        method: 'POST',
        headers: { ...from(network), 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
        body: '{}',
      });
    const statuses: number[] = [];
    for (let count = 0; count < 70; count++) statuses.push((await deliver()).status);
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(401));
    expect(statuses.slice(-5)).toEqual(Array(5).fill(429));
  });
});

describe('without a gate [control tenant-limits]', () => {
  const broken = { getByName: () => ({ admit: () => Promise.reject(new Error('overloaded')) }) };
  const withoutGates = { ...env, TENANT_GATE: broken, EDGE_GATE: broken } as unknown as Env;
  const ask = (path: string, init: RequestInit = {}) =>
    app.fetch(new Request(`https://portero.example${path}`, init), withoutGates, createExecutionContext());

  it('nothing gets through, and everybody hears when to try again', async () => {
    const authorization = `Bearer ${await tokenOf(uuidV7())}`;
    const json = { 'content-type': 'application/json' };
    for (const answer of [
      await ask(`/api/organisations/${uuidV7()}/documents`, { headers: { authorization } }),
      await ask('/api/me', { headers: { authorization } }),
      await ask('/api/account/sign-up', { method: 'POST', headers: json, body: '{}' }),
      await ask('/api/health'),
    ]) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('30');
      expect(await answer.json()).toMatchObject({ error: { code: 'unavailable' } });
    }
  });
});
