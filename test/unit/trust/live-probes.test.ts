import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeDevSecrets } from '../../../dev/stack/dev-secrets.ts';
import { changesSince } from '../../../worker/features/trust/probes/alert-operator.ts';
import { PROBES } from '../../../worker/features/trust/probes/all-probes.ts';
import { forgedSignatures } from '../../../worker/features/trust/probes/forged-signatures.ts';
import { headers } from '../../../worker/features/trust/probes/headers.ts';
import { chooseRoutes, unguardedRefused } from '../../../worker/features/trust/probes/unguarded-refused.ts';
import type { AppEnv } from '../../../worker/http/context.ts';
import type { GuardKind } from '../../../worker/http/guards/guard.ts';
import { metaSignature } from '../../../worker/http/guards/meta-signature.ts';
import { open } from '../../../worker/http/guards/open.ts';
import { signedIn } from '../../../worker/http/guards/session.ts';
import { publishRoutes } from '../../../worker/http/route-audit.ts';
import { readConfig } from '../../../worker/platform/config.ts';
import { workerEnv } from '../../support/worker-env.ts';

/** What a good deployment sends. */
const GOOD = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** A deployment of somebody's, good or bad. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  answer(request, response);
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => asked.splice(0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const say = (status: number, headers: Record<string, string> = {}) => {
  answer = (_request, response) => response.writeHead(status, headers).end();
};
const contextOf = async (publicUrl = url) => {
  const env = workerEnv(await makeDevSecrets(), { PUBLIC_URL: publicUrl });
  return { env, config: readConfig(env), signal: AbortSignal.timeout(5_000), now: Date.now() };
};
const route = (method: string, path: string, kind: GuardKind | null) => ({
  ...{ method, path, mistake: null },
  guard: kind && { kind, detail: '', limit: 'read' as const },
});

describe('headers', () => {
  it('passes where every page and answer carries them [control live-probes]', async () => {
    say(200, GOOD);
    expect(await headers.run(await contextOf())).toBe(null);
    expect(asked.toSorted()).toEqual(['GET /', 'GET /api/health', 'GET /security']);
  });

  it.each([
    ['strict-transport-security', 'max-age=60; includeSubDomains'],
    ['content-security-policy', "default-src 'none'"],
    ['content-security-policy', `${GOOD['content-security-policy']}; style-src 'unsafe-inline'`],
    ['content-security-policy', "default-src *; frame-ancestors 'none'"],
    ['x-frame-options', 'SAMEORIGIN'],
    ['x-content-type-options', ''],
    ['referrer-policy', 'unsafe-url'],
    ['permissions-policy', 'camera=*, microphone=*'],
    ['permissions-policy', 'camera=(), microphone=*'],
  ])('fails where %s is "%s" on one of them [control live-probes]', async (name, value) => {
    answer = ({ url: path }, response) =>
      void response.writeHead(200, path === '/' ? { ...GOOD, [name]: value } : GOOD).end();
    expect(await headers.run(await contextOf())).toBe(`missing_${name.replaceAll('-', '_')}`);
  });

  it('fails over plain HTTP, where a page is not there, and where nobody answers', async () => {
    expect(await headers.run(await contextOf('http://portero.example'))).toBe('not_https');
    say(503, GOOD);
    expect(await headers.run(await contextOf())).toBe('not_answered');
    await expect(headers.run(await contextOf('http://127.0.0.1:9'))).rejects.toMatchObject({
      code: 'network',
    });
  });
});

describe('the routes of the probes', () => {
  it('are one of each guard, another one each minute, and never an open one [control live-probes]', () => {
    const routes = [
      route('GET', '/open', 'open'),
      route('GET', '/one', 'session'),
      route('POST', '/two', 'session'),
      route('GET', '/key', 'api-key'),
      route('GET', '/bare', null),
    ];
    const paths = (turn: number) => chooseRoutes(routes, turn).map(({ path }) => path);
    expect(paths(0)).toEqual(['/one', '/key', '/bare']);
    expect(paths(1)).toEqual(['/two', '/key', '/bare']);
    expect(paths(2)).toEqual(paths(0));
  });

  it('fail where there are none: an app that was not loaded has shown nothing', async () => {
    say(401);
    expect(await unguardedRefused.run(await contextOf())).toBe('no_route');
    expect(await forgedSignatures.run(await contextOf())).toBe('no_route');
  });

  describe('of a router', () => {
    beforeAll(() =>
      publishRoutes(
        new Hono<AppEnv>()
          .get('/health', open('says nothing', 'page'), (c) => c.text(''))
          .post('/things/:thing', signedIn({ limit: 'read' }), (c) => c.text(''))
          .post('/webhooks/one', metaSignature(), (c) => c.text('')),
      ),
    );

    it.each([
      [401, null, null],
      [503, null, null],
      [403, null, 'not_refused'],
      [200, 'not_refused', 'not_refused'],
      [500, 'not_refused', 'not_refused'],
      [302, 'not_refused', 'not_refused'],
    ])('answered with %i [control live-probes]', async (status, unguarded, forged) => {
      say(status);
      const context = await contextOf();
      expect(await unguardedRefused.run(context)).toBe(unguarded);
      expect(await forgedSignatures.run(context)).toBe(forged);
      // They are asked at the same time, in any order.
      expect(asked.toSorted()).toEqual([
        expect.stringMatching(/^POST \/things\/[0-9a-f-]{36}$/),
        ...Array(3).fill('POST /webhooks/one'),
      ]);
    });

    it('fail for a single one that lets a forged delivery in', async () => {
      let turn = 0;
      answer = (_request, response) => void response.writeHead(turn++ === 1 ? 200 : 401).end();
      expect(await forgedSignatures.run(await contextOf())).toBe('not_refused');
    });
  });
});

describe('what the operator is told', () => {
  const result = (name: string, state: 'passed' | 'failed' | 'timed_out') => ({
    ...{ name, state, at: '2026-11-30T00:00:00.000Z', lastPassedAt: null, reason: null },
  });
  const names = (told: string[], ...results: ReturnType<typeof result>[]) => {
    const { failed, recovered } = changesSince(told, results);
    return [failed.map(({ name }) => name), recovered.map(({ name }) => name)];
  };

  it('is what changed, each once', () => {
    expect(names([], result('a', 'passed'), result('b', 'failed'))).toEqual([['b'], []]);
    expect(names(['b'], result('a', 'passed'), result('b', 'timed_out'))).toEqual([[], []]);
    expect(names(['b'], result('a', 'timed_out'), result('b', 'passed'))).toEqual([['a'], ['b']]);
  });
});

it('every probe has a name of its own', () => {
  expect(new Set(PROBES.map(({ name }) => name)).size).toBe(PROBES.length);
});
