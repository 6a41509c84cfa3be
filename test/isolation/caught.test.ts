import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Leak } from '../../dev/audit/isolation/report.ts';
import { runIsolationAudit } from '../../dev/audit/isolation/run-audit.ts';
import { connect } from '../support/context.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { snapshotDatabase } from '../support/database-traces.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.close());

async function auditAfter(...statements: string[]): Promise<Leak[]> {
  const admin = await connect(database.adminUrl);
  try {
    for (const statement of statements) await admin.query(statement);
    const before = await snapshotDatabase(admin);
    const { leaks } = await runIsolationAudit(database);
    expect(await snapshotDatabase(admin)).toEqual(before);
    return leaks;
  } finally {
    await admin.end();
  }
}

/** A function as somebody might write it who does not know the rules. */
const newFunction = (signature: string, body: string, options = '') => `
  set role app_def;
  create function app.${signature} language plpgsql security definer ${options} as $$ begin ${body} end $$;
  reset role`;

describe('[control isolation-test] what somebody might add is caught, by its name and with what to do', () => {
  it('tables, keys, policies, functions, rights', async () => {
    const fixed = 'set search_path = pg_catalog, pg_temp';
    const leaks = await auditAfter(
      `set role app_owner;
       create table public.notes (tenant_id uuid not null references public.tenants (id) on delete cascade,
         id uuid not null, body text not null, primary key (tenant_id, id));
       grant select, insert, update, delete on public.notes to app_rw, app_job;
       create table public.sms_routes (number text primary key, tenant_id uuid not null);
       select app_schema.protect_private_table('public.sms_routes');
       alter table public.contacts add constraint contacts_id unique (id);
       alter table public.contact_identifiers drop constraint contact_identifiers_tenant_id_contact_id_fkey,
         add constraint by_id foreign key (contact_id) references public.contacts (id) on delete cascade;
       alter table public.passages no force row level security;
       alter policy tenant_isolation on public.messages using (true);
       alter policy tenant_access on public.messages using (true);
       reset role`,
      newFunction(
        'count_members() returns bigint',
        'return (select count(*) from public.memberships);',
        fixed,
      ),
      newFunction(
        'read_tenant(p_tenant uuid) returns text',
        `perform app_ctx.require(array['owner']); return (select t.name from public.tenants t where t.id = p_tenant);`,
      ),
      'grant execute on function app.count_members(), app.read_tenant(uuid) to app_rw',
      'grant execute on function app.list_tenants() to public',
      'alter function app_ctx.tenant_id() immutable',
    );
    const caught = (attack: number | string, subject: string, remedy: string) =>
      expect(leaks.filter((leak) => leak.attack === attack).map(({ detail }) => detail)).toContainEqual(
        expect.stringMatching(new RegExp(`${subject}.*${remedy}`, 's')),
      );
    caught('table-kind', 'notes', 'table-kinds.ts');
    caught('table-kind', 'sms_routes', 'table-kinds.ts');
    caught('forced', 'notes \\(not enabled\\)', 'protect_tenant_table');
    caught('forced', 'passages \\(not forced\\)', 'protect_tenant_table');
    caught('policy-pair', 'messages', 'protect_tenant_table');
    caught('composite-key', 'contacts \\(unique \\(id\\)\\)', 'tenant_id');
    caught('composite-reference', 'contact_identifiers \\(by_id', 'foreign key \\(tenant_id, x_id\\)');
    caught('guard-first', 'count_members', 'app_ctx.require');
    caught('declared-functions', 'count_members', 'privileged-functions.ts');
    caught('tenant-from-context', 'read_tenant\\(uuid\\) \\(p_tenant\\)', 'app_ctx.tenant_id');
    caught('search-path', 'read_tenant', 'set search_path');
    caught(72, 'list_tenants', 'revoke execute');
    caught(38, 'app_ctx.tenant_id', 'STABLE');

    const reached = (attack: number) =>
      leaks.filter((leak) => leak.attack === attack).map(({ table }) => table);
    expect(reached(1)).toEqual(expect.arrayContaining(['messages', 'notes']));
    expect(reached(15)).toEqual(expect.arrayContaining(['messages', 'notes']));
    expect(reached(21)).toEqual(['notes', 'passages']);
    expect(reached(57)).toEqual(['contact_identifiers', 'contact_identifiers']);
    expect(leaks.filter(({ attack }) => attack === 60).map(({ detail }) => detail)).toContainEqual(
      expect.stringContaining('count_members'),
    );
  });

  it('a table that cannot be seeded, which ends the audit without a trace', async () => {
    const leaks = await auditAfter(
      `create table public.odd (tenant_id uuid not null, id uuid not null, code text not null check (code ~ '^[0-9]$'),
         primary key (tenant_id, id));
       alter table public.odd owner to app_owner`,
    );
    expect(leaks).toContainEqual({
      ...{ attack: 'arena', name: expect.any(String) },
      detail: expect.stringMatching(/table odd cannot be seeded.*odd_code_check.*seed-values\.ts/s),
    });
  });
});
