import type { Context } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signAccessToken } from '../../worker/features/accounts/access-token.ts';
import { hashApiKey, newApiKey } from '../../worker/features/organisations/api-key.ts';
import { createApp } from '../../worker/http/create-app.ts';
import { apiKey } from '../../worker/http/guards/api-key.ts';
import { session, signedIn } from '../../worker/http/guards/session.ts';
import { permitted } from '../../worker/http/permitted.ts';
import { routes } from '../../worker/http/routes.ts';
import { readConfig } from '../../worker/platform/config.ts';
import { type ServedTenants, servedEnv, serveTwoTenants } from '../support/served-tenants.ts';
import { insertRow } from '../support/tenant-fixture.ts';
import type { WorkerEnv } from '../support/worker-env.ts';

const done = (c: Context) => c.text('');
// Nothing but what the guard declares can refuse these.
const app = createApp().route(
  '/',
  routes()
    .get('/owner/:tenant', session({ roles: ['owner'], limit: 'read' }), permitted, done)
    .get('/agent/:tenant', session({ roles: ['agent'], limit: 'read' }), permitted, done)
    .get('/fresh-owner/:tenant', session({ roles: ['owner'], limit: 'read', aal: 2 }), permitted, done)
    .get('/person', signedIn({ limit: 'read' }), permitted, done)
    .get('/fresh-person', signedIn({ limit: 'read', aal: 2 }), permitted, done)
    .get('/read', apiKey({ scope: 'read', limit: 'read' }), permitted, done)
    .get('/write', apiKey({ scope: 'write', limit: 'read' }), permitted, done),
);

let fixture: ServedTenants;
let env: WorkerEnv;
let token: string;
let key: string;
beforeAll(async () => {
  fixture = await serveTwoTenants();
  const { a, admin } = fixture;
  env = await servedEnv(fixture);
  token = await signAccessToken(readConfig(env), { ...a, aal: 1 });
  key = newApiKey().key;
  const key_hash = Buffer.from(await hashApiKey(key), 'hex');
  await insertRow(admin, 'api_key_routes', { key_hash, tenant_id: a.id, api_key_id: a.apiKeyId });
});
afterAll(() => fixture.close());

async function statusOf(path: string, credential = token) {
  const headers = { authorization: `Bearer ${credential}` };
  return (await app.fetch(new Request(`http://localhost/${path}`, { headers }), env)).status;
}

it('what a guard of sessions declares is what the database holds the handler to [control route-guards]', async () => {
  const { a, b } = fixture;
  expect(await statusOf(`owner/${a.id}`)).toBe(200);
  expect(await statusOf(`agent/${a.id}`)).toBe(403);
  expect(await statusOf(`fresh-owner/${a.id}`)).toBe(403);
  expect(await statusOf(`owner/${b.id}`)).toBe(404);
  expect(await statusOf('person')).toBe(200);
  expect(await statusOf('fresh-person')).toBe(403);
});

it('and a guard of API keys; what is no key never gets that far [control route-guards]', async () => {
  expect(await statusOf('read', key)).toBe(200);
  expect(await statusOf('write', key)).toBe(403);
  expect(await statusOf('read', newApiKey().key)).toBe(401);
  const before = fixture.endpoint.calls;
  for (const text of [token, key.slice(1), `${key}x`, key.toUpperCase()]) {
    expect(await statusOf('read', text)).toBe(401);
  }
  expect(fixture.endpoint.calls).toBe(before);
});
