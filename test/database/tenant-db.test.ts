import { sql } from 'drizzle-orm/sql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { toAppError } from '../../worker/data/database-error.ts';
import { contacts } from '../../worker/data/schema/index.ts';
import { type Authority, openTenantDb } from '../../worker/data/tenant-db.ts';
import { type ServedTenants, serveTwoTenants } from '../support/served-tenants.ts';

let fixture: ServedTenants;
beforeAll(async () => {
  fixture = await serveTwoTenants();
});
afterAll(() => fixture.close());

/** A batch of the owner of A, who may do what `change` says. */
async function contactsSeen(change: Partial<Authority> = {}): Promise<unknown> {
  const { id, userId, sessionId } = fixture.a;
  const actor = { kind: 'user', userId, sessionId } as const;
  const db = openTenantDb(fixture.config, { tenantId: id, actor, roles: ['owner'], aal: 1, ...change });
  return db
    .batch((queries) => [queries.select({ tenantId: contacts.tenantId }).from(contacts)])
    .then(([rows]) => rows, toAppError);
}

it('runs every batch in its tenant alone, and leaves nothing behind on a shared connection', async () => {
  expect(await contactsSeen()).toEqual([{ tenantId: fixture.a.id }]);
  const { username: user, password, pathname } = new URL(fixture.rwUrl);
  const [result] = await fixture.backend.run({
    login: { user, password, database: pathname.slice(1) },
    statements: [{ query: 'select tenant_id from public.contacts', params: [] }],
    ...{ isolation: null, readOnly: false, deferrable: false },
  });
  expect(result?.rows).toEqual([]);
});

it('asks in the same batch for the permission that it was given', async () => {
  const { id } = fixture.b;
  expect(await contactsSeen({ roles: ['admin', 'agent', 'viewer'] })).toMatchObject({ code: 'forbidden' });
  expect(await contactsSeen({ aal: 2 })).toMatchObject({ code: 'second_factor_required' });
  expect(await contactsSeen({ tenantId: id })).toMatchObject({ code: 'not_found' });
  const apiKey = { kind: 'api_key', apiKeyId: fixture.a.apiKeyId } as const;
  const key = { actor: apiKey, roles: ['api_key'] } as const;
  expect(await contactsSeen({ ...key, scope: 'read' })).toEqual([{ tenantId: fixture.a.id }]);
  expect(await contactsSeen({ ...key, scope: 'write' })).toMatchObject({ code: 'forbidden' });
});

it('gives people a login that may call no function of jobs', async () => {
  const { id, userId, sessionId } = fixture.a;
  const login = (actor: Authority['actor'], roles: Authority['roles']) =>
    openTenantDb(fixture.config, { tenantId: id, actor, roles, aal: 1 }).batch((queries) => [
      queries.execute<{ login: string }>(sql`select session_user as login`),
    ]);
  const [person] = await login({ kind: 'user', userId, sessionId }, ['owner']);
  const [job] = await login({ kind: 'job', job: 'operator' }, ['job']);
  expect([person.rows, job.rows]).toEqual([[{ login: 'app_rw' }], [{ login: 'app_job' }]]);
});
