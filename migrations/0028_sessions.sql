-- Sessions: how they begin, go on and end, and what a second factor is asked for.
set local role app_owner;
grant select (id, requires_second_factor) on public.tenants to app_key;
create policy verifier_reads on public.tenants for select to app_key using (true);
reset role;

set local role app_key;

-- Level 2 is a step-up: the factor was shown less than five minutes ago. An organisation that asks for a second
-- factor asks for it at any age.
create or replace function app_ctx.require(p_roles text[], p_aal integer default 1) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims := app_ctx.verified();
  actual_role text;
  is_factor_due boolean;
  shown_at timestamptz;
begin
  if claims is null then
    raise exception 'no context' using errcode = '28000';
  end if;
  if claims.actor_kind = 'user' and claims.tenant_id is not null then
    select m.role, t.requires_second_factor into actual_role, is_factor_due
    from public.memberships m join public.tenants t on t.id = m.tenant_id
    where m.tenant_id = claims.tenant_id and m.user_id = claims.user_id;
  else
    actual_role := claims.actor_kind;
  end if;
  if actual_role is null or actual_role <> all (p_roles) then
    raise exception 'role is not allowed' using errcode = '42501';
  end if;
  if p_aal > 1 or is_factor_due then
    select s.mfa_at into shown_at from public.sessions s
    where s.user_id = claims.user_id and s.id = claims.session_id and s.aal = 2;
    if shown_at is null or p_aal > 1 and shown_at <= clock_timestamp() - interval '5 minutes' then
      raise exception 'second factor is required' using errcode = '42501', detail = 'aal';
    end if;
  end if;
  return actual_role;
end
$$;
reset role;

set local role app_def;

-- Always a session of its own. Who has a second factor gets none without it, whatever the caller knew.
create function app.start_session(p_session uuid, p_user uuid, p_aal integer, p_device text, p_place text)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  if p_aal < 2 and exists (
    select from public.second_factors f where f.user_id = p_user and f.confirmed_at is not null
  ) then
    raise exception 'second factor is required' using errcode = '42501', detail = 'aal';
  end if;
  delete from public.sessions s
  where s.user_id = p_user and (
    s.revoked_at < clock_timestamp() - interval '1 day' or s.expires_at < clock_timestamp()
    or s.id in (
      select o.id from public.sessions o where o.user_id = p_user
      order by o.last_seen_at desc, o.id desc offset 49));
  insert into public.sessions (user_id, id, aal, mfa_at, expires_at, device, place)
  values (p_user, p_session, p_aal, case when p_aal = 2 then clock_timestamp() end,
    clock_timestamp() + interval '30 days', p_device, p_place);
  perform app.clear_failures(p_user);
end
$$;

-- Answers what became of the token and never raises: the end of a session whose token came twice has to commit.
-- rotated: used now; current: another use of it was just before, the session's present token is given again;
-- refused: never issued; ended: no such session any more; replayed: ended by this very use.
create function app.refresh_session(p_session uuid, p_user uuid, p_counter bigint)
returns table (outcome text, counter bigint, aal integer, seconds_left integer, tenant_ids text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  now timestamptz;
  s public.sessions;
  behind bigint;
begin
  perform app_ctx.require(array['job']);
  select x.* into s from public.sessions x where x.user_id = p_user and x.id = p_session for update;
  -- Whoever waited for the lock looks at the clock anew.
  now := clock_timestamp();
  if s.id is null or s.revoked_at is not null or s.expires_at <= now
    or s.last_seen_at <= now - interval '7 days' then
    return query select 'ended', null::bigint, null::integer, null::integer, null::text[];
    return;
  end if;

  behind := s.counter - p_counter;
  outcome := case
    when behind < 0 then 'refused'
    when behind = 0 then 'rotated'
    when behind = 1 or s.rotated_at > now - interval '10 seconds' then 'current'
    else 'replayed' end;
  if outcome = 'rotated' then
    update public.sessions x set counter = x.counter + 1, rotated_at = now, last_seen_at = now
    where x.user_id = p_user and x.id = p_session returning x.counter into s.counter;
  elsif outcome = 'replayed' then
    select e.tenant_ids into tenant_ids from app.end_sessions_of(p_user, p_session, null) e;
  end if;
  counter := s.counter;
  aal := s.aal;
  seconds_left := floor(extract(epoch from s.expires_at - now));
  return next;
end
$$;

-- Ends the sessions of a user: one, or all but one, or all. Named functions call it; tells what to hang up.
create function app.end_sessions_of(p_user uuid, p_only uuid, p_except uuid)
returns table (session_ids text[], tenant_ids text[])
language sql set search_path = pg_catalog, pg_temp
as $$
  with ended as (
    update public.sessions s set revoked_at = clock_timestamp()
    where s.user_id = p_user and s.revoked_at is null
      and (p_only is null or s.id = p_only) and (p_except is null or s.id <> p_except)
    returning s.id)
  select coalesce((select array_agg(e.id::text) from ended e), '{}'),
    coalesce((select array_agg(m.tenant_id::text) from public.memberships m where m.user_id = p_user), '{}')
$$;

create function app.end_own_session(p_session uuid) returns table (session_ids text[], tenant_ids text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['user']);
  return query select * from app.end_sessions_of(app_ctx.user_id(), p_session, null);
end
$$;

create function app.end_other_sessions() returns table (session_ids text[], tenant_ids text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims := app_ctx.verified();
begin
  perform app_ctx.require(array['user']);
  return query select * from app.end_sessions_of(claims.user_id, null, claims.session_id);
end
$$;

-- Of whoever holds the session's refresh token.
create function app.sign_out(p_session uuid, p_user uuid) returns table (session_ids text[], tenant_ids text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  return query select * from app.end_sessions_of(p_user, p_session, null);
end
$$;

-- The operator's: every session of one user, or of everybody for null, whose live connections end by themselves.
create function app.end_sessions_by_operator(p_user uuid)
returns table (session_ids text[], tenant_ids text[], ended bigint)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  if p_user is not null then
    return query
      select e.session_ids, e.tenant_ids, cardinality(e.session_ids)::bigint
      from app.end_sessions_of(p_user, null, null) e;
  else
    update public.sessions s set revoked_at = clock_timestamp() where s.revoked_at is null;
    get diagnostics ended = row_count;
    session_ids := '{}';
    tenant_ids := '{}';
    return next;
  end if;
end
$$;

grant execute on function
  app.start_session(uuid, uuid, integer, text, text), app.refresh_session(uuid, uuid, bigint),
  app.sign_out(uuid, uuid), app.end_sessions_by_operator(uuid)
  to app_job;
grant execute on function app.end_own_session(uuid), app.end_other_sessions() to app_rw;
reset role;
