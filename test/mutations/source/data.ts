import type { SourceMutation } from './mutation.ts';

const CONTEXT = 'worker/data/context.ts';
const TENANT_DB = 'worker/data/tenant-db.ts';
const SEALED = 'worker/platform/sealed.ts';
const signedContexts = ['test/database/signed-context.test.ts'];
const besideTheRows = ['test/isolation/beside-the-rows.test.ts'];
const tenantDbs = ['test/database/tenant-db.test.ts'];
const sealed = ['test/unit/platform/sealed.test.ts'];

/** The way to the data, and what it is called where it lies. */
export const DATA_MUTATIONS: SourceMutation[] = [
  {
    id: 'context-of-an-hour',
    defence: 'A signed context lives for a minute',
    file: CONTEXT,
    find: 'const LIFETIME_SECONDS = 60;',
    replacement: 'const LIFETIME_SECONDS = 3600;',
    tests: signedContexts,
  },
  {
    id: 'context-without-its-session',
    defence: 'The context names the session, so that its end is seen',
    file: CONTEXT,
    find: `actor.kind === 'user' ?`,
    replacement: `actor.kind === 'user' && actor.sessionId === '' ?`,
    tests: signedContexts,
  },
  {
    id: 'batch-without-context',
    defence: 'Every batch begins with its signed context',
    file: TENANT_DB,
    find: `select set_config('app.ctx', \${context}, true), app_ctx.assert_confined()`,
    replacement: `select \${context}::text, app_ctx.assert_confined()`,
    tests: tenantDbs,
  },
  {
    id: 'context-for-the-whole-connection',
    defence: 'The context ends with its transaction: connections are shared',
    file: TENANT_DB,
    find: `set_config('app.ctx', \${context}, true)`,
    replacement: `set_config('app.ctx', \${context}, false)`,
    tests: tenantDbs,
  },
  {
    id: 'batch-without-permission',
    defence: 'Every batch asks for the permission that its route declares',
    file: TENANT_DB,
    find: 'sql.param([...roles])',
    replacement: `sql.param(['owner', 'admin', 'agent', 'viewer', 'job', 'user', 'api_key'])`,
    tests: tenantDbs,
  },
  {
    id: 'role-of-the-connection-unchecked',
    defence: 'The Worker serves with no role that bypasses row level security',
    file: TENANT_DB,
    find: ', app_ctx.assert_confined()',
    replacement: '',
    tests: ['test/database/strong-role.test.ts'],
  },
  {
    id: 'requests-through-the-login-of-jobs',
    defence: 'People come through a login that may call no job’s function',
    file: TENANT_DB,
    find: `authority.actor.kind === 'job' ? config.DATABASE_JOB_URL : config.DATABASE_URL`,
    replacement: 'config.DATABASE_JOB_URL || config.DATABASE_URL',
    tests: tenantDbs,
  },
  {
    id: 'stranger-told-from-nobody',
    defence: 'To whoever is no member an organisation is one that nobody made',
    file: 'worker/data/database-error.ts',
    find: `if (refusal.detail === 'membership') return new AppError('not_found');`,
    replacement: '',
    tests: tenantDbs,
  },
  {
    id: 'object-without-its-tenant',
    defence: 'A conversation’s object is named by its organisation too',
    file: 'worker/platform/objects.ts',
    find: 'tenantId: string, conversationId: string) {',
    replacement: `tenantId: string, conversationId: string) {
  tenantId = 'tenant';`,
    tests: besideTheRows,
  },
  {
    id: 'object-of-any-name',
    defence: 'An object without organisation and conversation in its name does nothing',
    file: 'worker/platform/objects.ts',
    find: `if (!tenantId || !conversationId || rest.length > 0) throw new Error('not a conversation');`,
    replacement:
      'if (!tenantId || !conversationId) return { tenantId: rest.join(), conversationId: rest.join() };',
    tests: ['test/unit/platform/conversation-name.test.ts'],
  },
  {
    id: 'files-beside-each-other',
    defence: 'A file lies in the folder of its organisation',
    file: 'worker/platform/bucket.ts',
    find: 'documentFolder: (tenantId: string, documentId: string) =>',
    replacement: `documentFolder: (tenantId: string, documentId: string) => documentId ? 'tenants/' :`,
    tests: ['test/workerd/document-queue.test.ts'],
  },
  {
    id: 'file-of-whoever-names-it',
    defence: 'A file is given back from the folder of its own organisation only',
    file: 'worker/platform/bucket.ts',
    find: 'key.startsWith(folder)',
    replacement: 'key !== folder',
    tests: besideTheRows,
  },
  {
    id: 'sealed-without-its-place',
    defence: 'A sealed secret opens only where it belongs',
    file: SEALED,
    find: 'additionalData: new TextEncoder().encode(context)',
    replacement: `additionalData: new TextEncoder().encode(context.slice(0, 0))`,
    tests: sealed,
  },
  {
    id: 'channel-token-of-any-tenant',
    defence: 'A channel’s token, copied to another organisation, does not open',
    file: 'worker/features/channels/token-context.ts',
    find: 'channelId: string): string {',
    replacement: `channelId: string): string {
  tenantId = '';`,
    tests: sealed,
  },
  {
    id: 'second-factor-secret-of-anybody',
    defence: 'A second factor’s secret, copied to another account, does not open',
    file: 'worker/features/accounts/second-factor/code.ts',
    find: 'secretContext(userId: string): string {',
    replacement: `secretContext(userId: string): string {
  userId = '';`,
    tests: sealed,
  },
  {
    id: 'one-data-key-for-all',
    defence: 'Each sealed value has a data key of its own',
    file: SEALED,
    find: 'crypto.getRandomValues(new Uint8Array(32))',
    replacement: 'new Uint8Array(32)',
    tests: sealed,
  },
  {
    id: 'api-key-kept-in-the-clear',
    defence: 'Of an API key only its hash is kept',
    file: 'worker/features/organisations/api-key.ts',
    find: `await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))`,
    replacement: 'new TextEncoder().encode(key.slice(-32)).buffer',
    tests: ['test/end-to-end/api-keys.test.ts'],
  },
];
