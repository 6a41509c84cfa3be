import type { DatabaseMutation } from './mutation.ts';

/** Roles belong to the whole server: each of these is undone. */
export const ROLE_MUTATIONS: DatabaseMutation[] = [
  ...['app_owner', 'app_def', 'app_key', 'app_job'].map((role) => ({
    id: `requests-are-members-of-${role.replace('_', '-')}`,
    defence: `The login of requests is not a member of ${role}`,
    change: `grant ${role} to app_rw`,
    undo: `revoke ${role} from app_rw`,
  })),
  {
    id: 'requests-read-all-data',
    defence: 'The login of requests is in none of the roles that come with Postgres',
    change: 'grant pg_read_all_data to app_rw',
    undo: 'revoke pg_read_all_data from app_rw',
  },
  {
    id: 'requests-read-server-files',
    defence: 'The login of requests reads no files of the server',
    change: `grant pg_read_server_files to app_rw;
      grant execute on function pg_catalog.pg_read_file(text) to app_rw`,
    undo: 'revoke pg_read_server_files from app_rw',
  },
  {
    id: 'jobs-watch-other-sessions',
    defence: 'The login of jobs sees no statements of other sessions',
    change: 'grant pg_monitor to app_job',
    undo: 'revoke pg_monitor from app_job',
  },
  {
    id: 'requests-end-other-sessions',
    defence: 'The login of requests ends no sessions of others',
    change: 'grant pg_signal_backend to app_rw',
    undo: 'revoke pg_signal_backend from app_rw',
  },
  {
    id: 'requests-bypass-rls',
    defence: 'The login of requests cannot bypass row level security',
    change: 'alter role app_rw bypassrls',
    undo: 'alter role app_rw nobypassrls',
  },
  {
    id: 'functions-bypass-rls',
    defence: 'The owner of privileged functions is bound by policies of its own',
    change: 'alter role app_def bypassrls',
    undo: 'alter role app_def nobypassrls',
  },
  {
    id: 'requests-are-superuser',
    defence: 'The login of requests is no superuser',
    change: 'alter role app_rw superuser',
    undo: 'alter role app_rw nosuperuser',
  },
  {
    id: 'requests-create-roles',
    defence: 'The login of requests makes no roles',
    change: 'alter role app_rw createrole',
    undo: 'alter role app_rw nocreaterole',
  },
  {
    id: 'owner-may-log-in',
    defence: 'Nobody logs in as the owner of the tables',
    change: 'alter role app_owner login',
    undo: 'alter role app_owner nologin',
  },
  {
    id: 'setting-for-a-role',
    defence: 'No setting waits for the login of requests: triggers of a replica’s sessions do not fire',
    change: 'alter role app_rw set session_replication_role = replica',
    undo: 'alter role app_rw reset all',
  },
  {
    id: 'setting-for-a-database',
    defence: 'No setting waits for whoever connects to the database',
    change: `do $$ begin
        execute format('alter database %I set session_replication_role = replica', current_database());
      end $$`,
  },
];
