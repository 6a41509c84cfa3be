-- The tables of usage among what is made and erased with an organisation.
set local role app_def;

-- As before, and with a row in each table of usage, which a job only reads.
create or replace function app.enter_canary(p_user uuid, p_session uuid, p_api_key uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
begin
  perform app_ctx.require(array['job']);
  tenant := app_ctx.tenant_id();
  if tenant is null or tenant <> all (app.canary_tenants()) then
    raise exception 'this is no canary' using errcode = '42501';
  end if;
  insert into public.tenants (id, name, language, time_zone) values (tenant, 'Canary', 'en', 'UTC')
  on conflict (id) do nothing;
  -- Of two runs at once the second one finds what the first has made.
  perform from public.tenants t where t.id = tenant for no key update;
  insert into public.users (id, display_name, language) values (p_user, 'Canary', 'en') on conflict (id) do nothing;
  insert into public.memberships (tenant_id, user_id, role) values (tenant, p_user, 'owner')
  on conflict (tenant_id, user_id) do nothing;
  insert into public.sessions as s (user_id, id, expires_at)
  values (p_user, p_session, clock_timestamp() + interval '1 hour')
  on conflict (user_id, id) do update set expires_at = excluded.expires_at, revoked_at = null
    where s.revoked_at is not null or s.expires_at < clock_timestamp() + interval '30 minutes';
  -- Without a row in api_key_routes: no key opens it.
  insert into public.api_keys (tenant_id, id, name, prefix, scopes)
  values (tenant, p_api_key, 'Canary', 'canary', array['read']) on conflict (tenant_id, id) do nothing;
  insert into public.invitations (tenant_id, id, email, role, invited_by, expires_at, accepted_at)
  select tenant, app.uuid_v7(), 'canary@canary.invalid', 'viewer', p_user, clock_timestamp(), clock_timestamp()
  where not exists (select from public.invitations i where i.tenant_id = tenant);
  insert into public.tenant_budgets (tenant_id) values (tenant) on conflict do nothing;
  insert into public.usage_days (tenant_id, day, kind, micro, units) values (tenant, '2026-01-01', 'ai', 0, 0)
  on conflict do nothing;
  insert into public.gate_events (tenant_id, id, type, details)
  values (tenant, 0, 'breaker', '{"key": "canary", "from": "open", "to": "closed"}') on conflict do nothing;
  insert into public.budget_notices (tenant_id, period, level, spent_micro, ceiling_micro, told_at)
  values (tenant, '2026-01', 'reached_80', 0, 0, clock_timestamp()) on conflict do nothing;
  if not exists (select from public.audit_log a where a.tenant_id = tenant) then
    perform app.audit('canary.create', null);
  end if;
end
$$;

-- As before, and its events in portions too; the few other rows of usage go with the organisation's own.
create or replace function app.drop_erased_tenant(p_limit integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
begin
  perform app_ctx.require(array['job']);
  perform app.enter_tenant_erasure();
  tenant := app_ctx.tenant_id();
  delete from public.gate_events e where e.tenant_id = tenant
    and e.id in (select x.id from public.gate_events x where x.tenant_id = tenant limit p_limit);
  if exists (select from public.gate_events e where e.tenant_id = tenant) then
    return false;
  end if;
  delete from public.audit_log a where a.tenant_id = tenant
    and a.id in (select x.id from public.audit_log x where x.tenant_id = tenant limit p_limit);
  if exists (select from public.audit_log a where a.tenant_id = tenant) then
    return false;
  end if;
  delete from public.tenants t where t.id = tenant;
  update public.tenant_erasures e set rows_gone_at = coalesce(e.rows_gone_at, clock_timestamp())
  where e.tenant_id = tenant;
  return true;
end
$$;
reset role;
