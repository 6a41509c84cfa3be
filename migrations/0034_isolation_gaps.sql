-- What the isolation audit found: two guards that were not the first statement, policies that opened four tables to
-- their owner, and functions of Postgres that know no tenant.
set local role app_def;

-- As before, but whoever has no role in the organisation is refused by the same guard as everywhere.
create or replace function app.audit(p_action text, p_subject text, p_details jsonb default '{}') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims;
begin
  perform app_ctx.require(array['owner', 'admin', 'agent', 'viewer', 'api_key', 'job']);
  claims := app_ctx.verified();
  if claims.tenant_id is null then
    raise exception 'no organisation' using errcode = '28000';
  end if;
  insert into public.audit_log (tenant_id, id, actor_kind, actor_id, action, subject, details)
  values (
    claims.tenant_id, app.uuid_v7(), claims.actor_kind,
    coalesce(claims.user_id::text, claims.api_key_id::text, claims.job), p_action, p_subject, p_details);
end
$$;

-- As before, but without a context even nobody's failure is refused.
create or replace function app.count_failure(p_user uuid) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  until timestamptz;
begin
  perform app_ctx.require(array['user', 'job']);
  if p_user is null then
    return null;
  end if;
  insert into public.account_locks as l (user_id, failures) values (app.account_of(p_user), 1)
  on conflict (user_id) do update
    set failures = l.failures + 1,
        locked_until = case when l.failures >= 4 then clock_timestamp()
          + least(make_interval(mins => (2 ^ least(l.failures - 4, 4))::integer), interval '15 minutes') end
  returning l.locked_until into until;
  return until;
end
$$;
reset role;

set local role app_owner;
-- The owner's way in is for the triggers of a cascade only.
alter policy kept_by_triggers on public.passage_terms
  using ((select pg_trigger_depth()) > 0) with check ((select pg_trigger_depth()) > 0);
alter policy kept_by_triggers on public.search_corpora
  using ((select pg_trigger_depth()) > 0) with check ((select pg_trigger_depth()) > 0);
alter policy kept_by_triggers on public.vocabulary
  using ((select pg_trigger_depth()) > 0) with check ((select pg_trigger_depth()) > 0);
alter policy kept_by_triggers on public.vocabulary_trigrams
  using ((select pg_trigger_depth()) > 0) with check ((select pg_trigger_depth()) > 0);
reset role;

-- Large objects have no row level security, and every role may end the sessions of its own name: other requests.
-- Only a superuser may take these from PUBLIC; where the owner is none, the audit names them as skipped.
do $$
declare
  one text;
begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    foreach one in array array[
      'lo_creat(integer)', 'lo_create(oid)', 'lo_from_bytea(oid, bytea)',
      'pg_cancel_backend(integer)', 'pg_terminate_backend(integer, bigint)']
    loop
      execute format('revoke execute on function pg_catalog.%s from public', one);
    end loop;
  end if;
end
$$;
