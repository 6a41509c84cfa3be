import type { SourceMutation } from './mutation.ts';

const SESSION = 'worker/http/guards/session.ts';
const API_KEY = 'worker/http/guards/api-key.ts';
const passedOn = ['test/database/guards.test.ts'];
const sessions = ['test/workerd/session-guard.test.ts'];
const cors = ['test/workerd/cors.test.ts'];

/** What stands before a handler. */
export const GUARD_MUTATIONS: SourceMutation[] = [
  {
    id: 'token-unverified-by-the-guard',
    defence: 'The guard of sessions verifies the token',
    file: SESSION,
    find: 'token === null ? null : await verifyAccessToken(token, readConfig(env));',
    replacement: `token === null ? null : {
    userId: '01900000-0000-7000-8000-0000000000a2',
    sessionId: '01900000-0000-7000-8000-0000000000a3',
    isVerified: await verifyAccessToken(token, readConfig(env)),
  };`,
    tests: sessions,
  },
  {
    id: 'any-authentication-scheme',
    defence: 'A token is a bearer token and nothing else',
    file: 'worker/http/bearer-token.ts',
    find: `scheme?.toLowerCase() === 'bearer' &&`,
    replacement: 'scheme &&',
    tests: sessions,
  },
  {
    id: 'tenant-of-the-path-unchecked',
    defence: 'The organisation that a path names is an id',
    file: SESSION,
    find: `if (!tenant.success) throw new AppError('not_found');
      const tenantId = tenant.data.toLowerCase();`,
    replacement: `const tenantId = tenant.success ? tenant.data.toLowerCase() : (c.req.param('tenant') ?? '');`,
    tests: sessions,
  },
  {
    id: 'roles-not-passed-on',
    defence: 'The roles that a route asks for reach the database',
    file: SESSION,
    find: 'openTenantDb(readConfig(c.env), { tenantId, actor, roles, aal })',
    replacement: `openTenantDb(readConfig(c.env), { tenantId, actor, roles: ['owner', 'admin', 'agent', 'viewer'], aal })`,
    tests: passedOn,
  },
  {
    id: 'level-not-passed-on',
    defence: 'The second factor that a route asks for is asked for by the database',
    file: SESSION,
    find: `{ tenantId: null, actor, roles: ['user'], aal }`,
    replacement: `{ tenantId: null, actor, roles: ['user'], aal: 1 }`,
    tests: passedOn,
  },
  {
    id: 'scope-not-passed-on',
    defence: 'The scope that a route asks for is asked for by the database',
    file: API_KEY,
    find: `roles: ['api_key'], aal: 1, scope }`,
    replacement: `roles: ['api_key'], aal: 1 }`,
    tests: passedOn,
  },
  {
    id: 'api-key-of-any-shape',
    defence: 'What is no API key never reaches the database',
    file: API_KEY,
    find: ' || !isApiKey(key)',
    replacement: ' || !isApiKey',
    tests: passedOn,
  },
  {
    id: 'cron-secret-uncompared',
    defence: 'The operator’s routes ask for the operator’s secret',
    file: 'worker/http/guards/cron-secret.ts',
    find: 'if (!isOneOfSecrets(presented, secrets))',
    replacement: `if (!isOneOfSecrets('x', ['x']) || presented === '')`,
    tests: ['test/workerd/webhook-guards.test.ts'],
  },
  {
    id: 'secret-compared-by-its-beginning',
    defence: 'A secret is compared whole',
    file: 'worker/platform/constant-time.ts',
    find: 'let difference = a.length ^ b.length;',
    replacement: 'let difference = 0;',
    tests: ['test/unit/meta/signature.test.ts', 'test/workerd/webhook-guards.test.ts'],
  },
  {
    id: 'empty-secret-matches',
    defence: 'A secret that is not set matches nothing',
    file: 'worker/platform/constant-time.ts',
    find: 'return b.length > 0 && difference === 0;',
    replacement: 'return difference === 0;',
    tests: ['test/unit/meta/signature.test.ts'],
  },
  {
    id: 'cors-for-any-origin',
    defence: 'Only listed origins may read answers',
    file: 'worker/http/cors.ts',
    find: 'origin !== undefined && readConfig(c.env).CORS_ORIGINS.includes(origin)',
    replacement: 'origin !== undefined && readConfig(c.env).CORS_ORIGINS.length > 0',
    tests: cors,
  },
  {
    id: 'cors-by-an-ending',
    defence: 'An origin is listed when it is equal to one of the list',
    file: 'worker/http/cors.ts',
    find: 'readConfig(c.env).CORS_ORIGINS.includes(origin)',
    replacement: `readConfig(c.env).CORS_ORIGINS.some((one) => origin.endsWith(one.replace('https://', '')))`,
    tests: cors,
  },
  {
    id: 'cors-list-with-wildcards',
    defence: 'A wildcard in the list of origins is a mistake, not everybody',
    file: 'worker/platform/config.ts',
    find: `/^https?:[^*]+$/.test(text) && URL.parse(text)?.origin === text`,
    replacement: 'text.length > 0',
    tests: ['test/workerd/configuration.test.ts'],
  },
];
