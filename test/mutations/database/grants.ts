import type { DatabaseMutation } from './mutation.ts';

/** What each role may do at all. */
export const GRANT_MUTATIONS: DatabaseMutation[] = [
  {
    id: 'audit-log-may-be-changed',
    defence: 'Nobody changes what the audit log says',
    change: 'grant update on public.audit_log to app_rw',
  },
  {
    id: 'audit-log-may-be-deleted',
    defence: 'Nobody deletes from the audit log by a statement of their own',
    change: 'grant delete on public.audit_log to app_job',
  },
  {
    id: 'memberships-may-be-written',
    defence: 'Roles are given by functions only',
    change: 'grant update (role) on public.memberships to app_rw',
  },
  {
    id: 'sessions-may-be-written',
    defence: 'Nobody prolongs or raises a session by a statement of their own',
    change: 'grant update on public.sessions to app_rw',
  },
  {
    id: 'truncate-granted',
    defence: 'TRUNCATE, which no policy holds back, is nobody’s',
    change: 'grant truncate on public.messages to app_rw',
  },
  {
    id: 'references-granted',
    defence: 'REFERENCES, which tells of foreign rows, is nobody’s',
    change: 'grant references on public.contacts to app_rw',
  },
  {
    id: 'trigger-granted',
    defence: 'TRIGGER, by which code runs as others, is nobody’s',
    change: 'grant trigger on public.outbox to app_job',
  },
  {
    id: 'routing-table-granted',
    defence: 'The app holds nothing on routing tables',
    change: 'grant select on public.channel_routes to app_job',
  },
  {
    id: 'password-table-granted',
    defence: 'The app holds nothing on the table of passwords',
    change: 'grant select on public.passwords to app_rw',
  },
  {
    id: 'private-table-may-be-written',
    defence: 'The app writes no routing table',
    change: 'grant insert on public.api_key_routes to app_rw',
  },
  {
    id: 'secret-column-granted',
    defence: 'Nobody reads the secret of a second factor but through a function',
    change: 'grant select (sealed_secret) on public.second_factors to app_rw',
  },
  {
    id: 'table-granted-to-public',
    defence: 'No table is granted to everybody',
    change: 'grant select on public.desk_settings to public',
  },
  {
    id: 'grant-option-given',
    defence: 'The app may not pass on what it was granted',
    change: 'grant select on public.messages to app_rw with grant option',
  },
  {
    id: 'key-table-granted',
    defence: 'Only the verifier’s owner reads the keys that sign contexts',
    change: `grant select on app_ctx.signing_keys to app_rw`,
  },
  {
    id: 'key-function-granted',
    defence: 'No login of the app installs a key of its own',
    change: 'grant execute on function app_ctx.install_key(text, bytea, bytea) to app_rw',
  },
  {
    id: 'function-for-everybody',
    defence: 'Nothing is executable by PUBLIC',
    change: 'grant execute on function app.list_tenants() to public',
  },
  {
    id: 'functions-for-everybody-by-default',
    defence: 'A function that is made tomorrow is not executable by PUBLIC either',
    change: 'alter default privileges for role app_def grant execute on functions to public',
  },
  {
    id: 'job-function-for-requests',
    defence: 'Functions of jobs are not for requests',
    change: 'grant execute on function app.route_channel(text, text) to app_rw',
  },
  {
    id: 'sign-in-function-for-requests',
    defence: 'Password hashes are looked up by the job of accounts alone',
    change: 'grant execute on function app.sign_in_lookup(text) to app_rw',
  },
  {
    id: 'inner-function-granted',
    defence: 'The inside of privileged functions cannot be called from outside',
    change: 'grant execute on function app.end_membership(uuid, uuid, text) to app_rw',
  },
  {
    id: 'create-in-public-schema',
    defence: 'The app creates nothing in the schema of the tables',
    change: 'grant create on schema public to app_rw',
  },
  {
    id: 'create-in-function-schema',
    defence: 'The app creates nothing in the schema of the functions',
    change: 'grant create on schema app to app_job',
  },
  {
    id: 'temporary-tables-allowed',
    defence: 'The app makes no temporary tables, which could stand in front of real ones',
    change: `do $$ begin execute format('grant temporary on database %I to app_rw', current_database()); end $$`,
  },
  {
    id: 'sequence-granted',
    defence: 'No sequence tells how much others write',
    change: `set role app_owner; create sequence public.message_numbers; reset role;
      grant usage, select on public.message_numbers to app_rw`,
  },
];
