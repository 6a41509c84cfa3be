-- Roles come first: every later object belongs to one of them. Login roles get their passwords from the runner.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['app_owner', 'app_def', 'app_key', 'app_rw', 'app_job'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I nologin noinherit', role_name);
    end if;
  end loop;
  -- The migrator acts as these owners; the Worker's logins are members of nothing.
  execute format('grant app_owner, app_def, app_key to %I', current_user);
end
$$;

comment on role app_owner is 'owns tables; FORCE ROW LEVEL SECURITY applies to it';
comment on role app_def is 'owns privileged functions; has narrow policies of its own';
comment on role app_key is 'owns the context keys and the verifier, nothing else';
comment on role app_rw is 'login of requests';
comment on role app_job is 'login of cron and queue consumers';

do $$
begin
  execute format('revoke connect, temporary, create on database %I from public', current_database());
  execute format('grant connect on database %I to app_rw, app_job', current_database());
end
$$;

revoke all on schema public from public;
grant usage on schema public to app_rw, app_job, app_def, app_key;
grant usage, create on schema public to app_owner;

create schema app authorization app_def;
create schema app_ctx authorization app_key;
create schema app_schema authorization app_owner;
grant usage on schema app to app_rw, app_job, app_owner;
grant usage on schema app_ctx to app_rw, app_job, app_owner, app_def;

-- Nothing is executable by PUBLIC, whoever creates it.
alter default privileges for role app_owner revoke execute on functions from public;
alter default privileges for role app_def revoke execute on functions from public;
alter default privileges for role app_key revoke execute on functions from public;
