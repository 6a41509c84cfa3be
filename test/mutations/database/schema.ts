import type { DatabaseMutation } from './mutation.ts';

/** Runs as the owner of the tables, as a migration does. */
const asOwner = (statements: string) => `set role app_owner; ${statements}; reset role`;

/** Tables, keys and whatever else may stand beside them. */
export const SCHEMA_MUTATIONS: DatabaseMutation[] = [
  {
    id: 'primary-key-without-tenant',
    defence: 'A primary key begins with the tenant: ids of others cannot be probed',
    change: `alter table public.regression_questions
      drop constraint regression_questions_pkey, add primary key (id)`,
  },
  {
    id: 'unique-index-without-tenant',
    defence: 'What is unique is so within an organisation',
    change: 'create unique index documents_url_anywhere on public.documents (url)',
  },
  {
    id: 'foreign-key-not-composite',
    defence: 'A reference names the tenant, so that it cannot lead into another',
    change: `alter table public.documents add constraint documents_id unique (id);
      alter table public.regression_questions
        drop constraint regression_questions_tenant_id_document_id_fkey,
        add foreign key (document_id) references public.documents (id)`,
  },
  {
    id: 'tenant-may-be-null',
    defence: 'Every row of a tenant table has a tenant',
    change: `alter table public.audit_log drop constraint audit_log_pkey, alter column tenant_id drop not null`,
  },
  {
    id: 'tenant-table-without-policies',
    defence: 'A new table of an organisation gets its policies',
    change: asOwner(`
      create table public.notes (
        tenant_id uuid not null references public.tenants (id) on delete cascade, id uuid not null,
        body text not null, primary key (tenant_id, id));
      grant select, insert, update, delete on public.notes to app_rw`),
  },
  {
    id: 'undeclared-table',
    defence: 'Of every table it is declared whose rows they are',
    change: asOwner('create table public.feature_flags (name text primary key, is_on boolean not null)'),
  },
  {
    id: 'undeclared-table-in-another-schema',
    defence: 'No schema is out of sight',
    change: `create schema archive authorization app_owner;
      ${asOwner('create table archive.messages as select * from public.messages with no data')};
      grant usage on schema archive to app_rw; grant select on archive.messages to app_rw`,
  },
  {
    id: 'view-with-its-owners-rights',
    defence: 'No view reads with its owner’s rights',
    change: asOwner(`create view public.all_contacts as select * from public.contacts;
      grant select on public.all_contacts to app_rw`),
  },
  {
    id: 'materialised-view',
    defence: 'No materialised view keeps what policies would hide',
    change: asOwner(`create materialized view public.message_counts as
        select tenant_id, count(*) from public.messages group by 1;
      grant select on public.message_counts to app_rw`),
  },
  {
    id: 'child-table',
    defence: 'No child of a table is read without its policies',
    change: asOwner(`create table public.old_messages () inherits (public.messages);
      grant select on public.old_messages to app_rw`),
  },
  {
    id: 'partition',
    defence: 'No partition is read without policies of its own',
    change: asOwner(`
      create table public.events (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))
        partition by hash (tenant_id);
      create table public.events_0 partition of public.events for values with (modulus 1, remainder 0);
      grant select on public.events_0 to app_rw`),
  },
  {
    id: 'publication',
    defence: 'Nothing publishes rows past the policies',
    change: 'create publication everything for all tables',
  },
  {
    id: 'rule',
    defence: 'No rule rewrites a statement with its owner’s rights',
    change: asOwner(`create rule keep as on update to public.contacts do also
      update public.channels set display_name = display_name`),
  },
  {
    id: 'trigger-with-its-owners-rights',
    defence: 'No trigger works with its owner’s rights',
    change: `create function app_schema.touch() returns trigger
        language plpgsql security definer set search_path = pg_catalog, pg_temp as 'begin return new; end';
      revoke execute on function app_schema.touch() from public;
      create trigger touch before update on public.contacts
        for each row execute function app_schema.touch()`,
  },
  {
    id: 'notify-with-content',
    defence: 'No NOTIFY carries rows to whoever listens',
    change: asOwner(`
      create function app_schema.tell() returns trigger
        language plpgsql set search_path = pg_catalog, pg_temp
        as $f$ begin perform pg_notify('messages', new.body); return null; end $f$;
      create trigger tell after insert on public.messages for each row execute function app_schema.tell()`),
  },
];
