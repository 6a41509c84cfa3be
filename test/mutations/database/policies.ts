import type { DatabaseMutation } from './mutation.ts';

const ownTenant = 'tenant_id = (select app_ctx.tenant_id())';

/** Row level security and its policies, each kind on a table that has it. */
export const POLICY_MUTATIONS: DatabaseMutation[] = [
  {
    id: 'rls-disabled-on-tenant-table',
    defence: 'Row level security is on for every table of an organisation',
    change: 'alter table public.conversations disable row level security',
  },
  {
    id: 'rls-disabled-on-personal-table',
    defence: 'Row level security is on for every table of a person',
    change: 'alter table public.sessions disable row level security',
  },
  {
    id: 'rls-disabled-on-private-table',
    defence: 'Row level security is on for the tables that only functions reach',
    change: 'alter table public.user_emails disable row level security',
  },
  {
    id: 'force-taken-from-tenant-table',
    defence: 'Row level security binds the owner of the tables too',
    change: 'alter table public.documents no force row level security',
  },
  {
    id: 'force-taken-from-private-table',
    defence: 'Row level security binds the owner of the routing tables too',
    change: 'alter table public.channel_routes no force row level security',
  },
  {
    id: 'restrictive-policy-dropped',
    defence: 'A restrictive policy holds whatever other policies allow',
    change: 'drop policy tenant_isolation on public.messages',
  },
  {
    id: 'permissive-policy-dropped',
    defence: 'A tenant table has its permissive policy',
    change: 'drop policy tenant_access on public.contacts',
  },
  {
    id: 'restrictive-policy-made-permissive',
    defence: 'The policy that isolates organisations is restrictive',
    change: `drop policy tenant_isolation on public.outbox;
      create policy tenant_isolation on public.outbox to app_rw, app_job
        using (${ownTenant}) with check (${ownTenant})`,
  },
  {
    id: 'user-isolation-dropped',
    defence: 'A restrictive policy keeps the rows of a person from others',
    change: 'drop policy user_isolation on public.recovery_codes',
  },
  {
    id: 'user-policies-by-nothing',
    defence: 'People see their own sessions only',
    change: `alter policy user_isolation on public.sessions using (true);
      alter policy user_access on public.sessions using (true)`,
  },
  {
    id: 'functions-only-policy-dropped',
    defence: 'Only functions reach the table of channels',
    change: 'drop policy functions_only on public.channel_routes',
  },
  {
    id: 'functions-only-policy-for-the-app',
    defence: 'The policy of a routing table names the owner of functions alone',
    change: 'alter policy functions_only on public.webhook_events to app_def, app_job',
  },
  {
    id: 'restrictive-policy-on-true',
    defence: 'The restrictive policy compares the tenant',
    change: 'alter policy tenant_isolation on public.invitations using (true)',
  },
  {
    id: 'permissive-policy-on-true',
    defence: 'The permissive policy compares the tenant',
    change: 'alter policy tenant_access on public.documents using (true)',
  },
  {
    id: 'policies-on-true',
    defence: 'The policies of a table compare the tenant',
    change: `alter policy tenant_isolation on public.passages using (true);
      alter policy tenant_access on public.passages using (true)`,
  },
  {
    id: 'policies-open-without-context',
    defence: 'Without a context no row is visible',
    change: `alter policy tenant_isolation on public.contacts
        using (${ownTenant} or (select app_ctx.tenant_id()) is null);
      alter policy tenant_access on public.contacts
        using (${ownTenant} or (select app_ctx.tenant_id()) is null)`,
  },
  {
    id: 'policies-without-check',
    defence: 'What is written is held against the tenant as well as what is read',
    change: `alter policy tenant_isolation on public.contacts with check (true);
      alter policy tenant_access on public.contacts with check (true)`,
  },
  {
    id: 'policy-by-a-plain-setting',
    defence: 'The tenant comes from the signed context, not from a setting that anybody may set',
    change: `alter policy tenant_isolation on public.messages
        using (tenant_id::text = current_setting('app.tenant_id', true));
      alter policy tenant_access on public.messages
        using (tenant_id::text = current_setting('app.tenant_id', true))`,
  },
  {
    id: 'policy-unwrapped',
    defence: 'The context is verified once a statement, not once a row',
    change: `alter policy tenant_isolation on public.messages using (tenant_id = app_ctx.tenant_id())`,
  },
  {
    id: 'policy-to-public',
    defence: 'Policies name their roles',
    change: 'create policy everybody on public.contacts for select using (true)',
  },
  {
    id: 'second-permissive-policy',
    defence: 'A tenant table has one permissive policy for the app, and no wider one beside it',
    change: 'create policy support on public.regression_questions for select to app_rw using (true)',
  },
  {
    id: 'job-list-policy-for-requests',
    defence: 'What walks all organisations is for functions of jobs, not for the app itself',
    change: 'alter policy jobs_list on public.conversations to app_def, app_job',
  },
  {
    id: 'verifier-policy-for-the-app',
    defence: 'The policies of the verifier are the verifier’s alone',
    change: 'alter policy verifier_reads on public.api_keys to app_key, app_rw',
  },
  {
    id: 'tenant-trigger-dropped',
    defence: 'A trigger keeps rows in their organisation, whoever writes',
    change: 'drop trigger keep_tenant on public.documents',
  },
  {
    id: 'tenant-trigger-disabled',
    defence: 'The trigger that keeps rows in their organisation is on',
    change: 'alter table public.messages disable trigger keep_tenant',
  },
  {
    id: 'tenant-trigger-emptied',
    defence: 'The trigger that keeps rows in their organisation refuses the change',
    change: {
      signature: 'app_schema.keep_tenant()',
      find: `raise exception 'a row cannot change its tenant' using errcode = '42501';`,
      replacement: 'return new;',
    },
  },
];
