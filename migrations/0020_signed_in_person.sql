-- A person beside their organisations: what they may ask for themselves, and what others see of them.
set local role app_key;

-- A person outside any organisation is `user`, and within one never.
create or replace function app_ctx.require(p_roles text[], p_aal integer default 1) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims := app_ctx.verified();
  actual_role text;
begin
  if claims is null then
    raise exception 'no context' using errcode = '28000';
  end if;
  if claims.actor_kind = 'user' and claims.tenant_id is not null then
    select m.role into actual_role from public.memberships m
    where m.tenant_id = claims.tenant_id and m.user_id = claims.user_id;
  else
    actual_role := claims.actor_kind;
  end if;
  if actual_role is null or actual_role <> all (p_roles) then
    raise exception 'role is not allowed' using errcode = '42501';
  end if;
  if p_aal > 1 and not exists (
    select from public.sessions s
    where s.user_id = claims.user_id and s.id = claims.session_id and s.aal >= p_aal
  ) then
    raise exception 'second factor is required' using errcode = '42501', detail = 'aal';
  end if;
  return actual_role;
end
$$;
reset role;

set local role app_owner;
grant select on public.memberships, public.users, public.desk_settings to app_def;
create policy own_memberships on public.memberships for select to app_def
  using (user_id = (select app_ctx.user_id()));
create policy colleagues on public.users for select to app_def
  using (exists (
    select from public.memberships m
    where m.tenant_id = (select app_ctx.tenant_id()) and m.user_id = users.id));
create policy jobs_list on public.memberships for select to app_def
  using ((select (app_ctx.verified()).actor_kind) = 'job');
create policy jobs_list on public.users for select to app_def
  using ((select (app_ctx.verified()).actor_kind) = 'job');
create policy jobs_list on public.desk_settings for select to app_def
  using ((select (app_ctx.verified()).actor_kind) = 'job');
reset role;

set local role app_def;

create function app.my_organisations()
returns table (id uuid, name text, role text, language text, time_zone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['user']);
  return query
    select t.id, t.name, m.role, t.language, t.time_zone
    from public.memberships m join public.tenants t on t.id = m.tenant_id
    where m.user_id = app_ctx.user_id() order by t.name, t.id;
end
$$;

create function app.member_names() returns table (user_id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['owner', 'admin', 'agent', 'viewer']);
  return query
    select u.id, u.display_name
    from public.memberships m join public.users u on u.id = m.user_id
    where m.tenant_id = app_ctx.tenant_id();
end
$$;

grant execute on function
  app.my_organisations(),
  app.member_names()
  to app_rw;
reset role;
