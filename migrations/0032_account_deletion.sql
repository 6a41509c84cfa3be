-- The deletion of an account: asked for, undone within seven days, or carried out step by step. Every step may be
-- repeated after a crash.
set local role app_owner;

-- Organisations that go with an account. Names none: it outlives the rows of the organisation and of the person.
create table public.tenant_erasures (
  tenant_id uuid primary key,
  user_id uuid not null,
  started_at timestamptz not null default now(),
  -- Its rows are gone; what was on its way then may still leave something outside the database.
  rows_gone_at timestamptz
);
create index tenant_erasures_user on public.tenant_erasures (user_id);
select app_schema.protect_private_table('public.tenant_erasures');

grant select, delete on public.audit_log to app_def;
grant update (person_id) on public.conversations to app_def;
grant update (state) on public.channels to app_def;
grant delete on public.channel_routes to app_def;
reset role;

set local role app_def;

-- What the caller would lose: organisations that nobody else owns go, the others are left.
create function app.read_deletion()
returns table (due_at text, has_factor boolean, erased jsonb, leaves jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  person uuid;
begin
  perform app_ctx.require(array['user']);
  person := app_ctx.user_id();
  return query
    with mine as (
      select t.id, t.name, m.role = 'owner' and not app.has_other_owner(t.id, person) as is_erased
      from public.memberships m join public.tenants t on t.id = m.tenant_id
      where m.user_id = person)
    select
      (select app.iso_time(d.due_at) from public.account_deletions d where d.user_id = person),
      exists (select from public.second_factors f where f.user_id = person and f.confirmed_at is not null),
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name, o.id), '[]')
       from mine o where o.is_erased),
      (select coalesce(jsonb_agg(o.name order by o.name, o.id), '[]') from mine o where not o.is_erased);
end
$$;

-- In seven days. Outcomes: requested; pending, where it was before; setup, without a second factor.
create function app.request_deletion() returns table (outcome text, due_at text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  person uuid;
begin
  perform app_ctx.require(array['user']);
  person := app_ctx.user_id();
  if not exists (
    select from public.second_factors f where f.user_id = person and f.confirmed_at is not null) then
    return query select 'setup', null::text;
    return;
  end if;
  perform app_ctx.require(array['user'], 2);
  insert into public.account_deletions (user_id, due_at) values (person, clock_timestamp() + interval '7 days')
  on conflict (user_id) do nothing;
  outcome := case when found then 'requested' else 'pending' end;
  select app.iso_time(d.due_at) into due_at from public.account_deletions d where d.user_id = person;
  return next;
end
$$;

-- False where there is none, and where it is due: then it has begun.
create function app.undo_deletion() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['user']);
  delete from public.account_deletions d where d.user_id = app_ctx.user_id() and d.due_at > clock_timestamp();
  return found;
end
$$;

-- What the hourly job calls, step by step.

create function app.list_due_deletions(p_limit integer) returns table (user_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select d.user_id from public.account_deletions d where d.due_at <= clock_timestamp()
    order by d.due_at limit least(greatest(p_limit, 1), 100);
end
$$;

-- Ends the account's sessions and whatever opens another. Tells what to hang up, and which organisations to part
-- from. No row where nothing is due.
create function app.begin_erasure(p_user uuid) returns table (session_ids text[], tenant_ids text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  perform from public.account_deletions d
  where d.user_id = p_user and d.due_at <= clock_timestamp() for update;
  if not found then
    return;
  end if;
  delete from public.passwords p where p.user_id = p_user;
  delete from public.account_links l where l.user_id = p_user;
  delete from public.recovery_codes c where c.user_id = p_user;
  delete from public.second_factors f where f.user_id = p_user;
  return query select e.session_ids, e.tenant_ids from app.end_sessions_of(p_user, null, null) e;
end
$$;

-- In one organisation: outcomes erased, where nobody else owns it, and nobody reaches it from now on; left; none.
create function app.part_from_tenant(p_user uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  held text;
begin
  perform app_ctx.require(array['job']);
  tenant := app_ctx.tenant_id();
  -- Of two owners whose accounts end at once, one stays until it is their turn.
  perform from public.tenants t where t.id = tenant for no key update;
  if not exists (
    select from public.account_deletions d where d.user_id = p_user and d.due_at <= clock_timestamp()) then
    return 'none';
  end if;
  select m.role into held from public.memberships m where m.tenant_id = tenant and m.user_id = p_user;
  if held is null then
    return 'none';
  end if;
  if held <> 'owner' or app.has_other_owner(tenant, p_user) then
    update public.conversations v set person_id = null where v.tenant_id = tenant and v.person_id = p_user;
    perform app.end_membership(tenant, p_user, 'member.erase');
    return 'left';
  end if;
  insert into public.tenant_erasures (tenant_id, user_id) values (tenant, p_user) on conflict do nothing;
  delete from public.channel_routes r where r.tenant_id = tenant;
  update public.channels c set state = 'paused' where c.tenant_id = tenant;
  delete from public.api_keys k where k.tenant_id = tenant;
  delete from public.invitations i where i.tenant_id = tenant;
  delete from public.memberships m where m.tenant_id = tenant;
  return 'erased';
end
$$;

-- Those of one account, or of all.
create function app.list_tenant_erasures(p_limit integer)
returns table (tenant_id uuid, user_id uuid, has_rows boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select e.tenant_id, e.user_id, e.rows_gone_at is null from public.tenant_erasures e
    order by e.started_at limit least(greatest(p_limit, 1), 100);
end
$$;

-- Waits for another run, and refuses any organisation that is not being erased.
create function app.enter_tenant_erasure() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  perform from public.tenant_erasures e where e.tenant_id = app_ctx.tenant_id() for update;
  if not found then
    raise exception 'this organisation is not being erased' using errcode = '42501';
  end if;
end
$$;

-- The organisation itself, once its portions are gone. False while some of its audit is left.
create function app.drop_erased_tenant(p_limit integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
begin
  perform app_ctx.require(array['job']);
  perform app.enter_tenant_erasure();
  tenant := app_ctx.tenant_id();
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

-- Deletes these conversations, whose objects have forgotten them, then the rest in portions that end within a
-- request's time; as the caller, under row level security. True once nothing is left of the organisation.
create function app.erase_tenant_rows(p_conversations uuid[], p_limit integer) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
begin
  perform app.enter_tenant_erasure();
  delete from public.conversations v where v.tenant_id = tenant and v.id = any (p_conversations);
  if exists (select from public.conversations v where v.tenant_id = tenant) then
    return false;
  end if;
  delete from public.contacts c where c.tenant_id = tenant
    and c.id in (select x.id from public.contacts x where x.tenant_id = tenant limit p_limit);
  delete from public.documents d where d.tenant_id = tenant
    and d.id in (select x.id from public.documents x where x.tenant_id = tenant limit greatest(p_limit / 10, 1));
  if exists (select from public.contacts c where c.tenant_id = tenant)
    or exists (select from public.documents d where d.tenant_id = tenant) then
    return false;
  end if;
  return app.drop_erased_tenant(p_limit * 10);
end
$$;

-- Once what was on its way when the rows went has had time to arrive. The caller has looked for it just before.
create function app.end_tenant_erasure() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  delete from public.tenant_erasures e
  where e.tenant_id = app_ctx.tenant_id() and e.rows_gone_at < clock_timestamp() - interval '15 minutes';
end
$$;

-- Whether everything else of the account is gone, and for how long it has been due: the receipt goes out now.
create function app.is_erasure_complete(p_user uuid) returns table (is_complete boolean, hours_due integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select not exists (
        select from public.tenant_erasures e where e.user_id = p_user and e.rows_gone_at is null)
      and not exists (select from public.memberships m where m.user_id = p_user),
      floor(extract(epoch from clock_timestamp() - d.due_at) / 3600)::integer
    from public.account_deletions d where d.user_id = p_user and d.due_at <= clock_timestamp();
end
$$;

-- The person, with what others know of their address. False where something else of theirs is left.
create function app.erase_user(p_user uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  if not exists (select from app.is_erasure_complete(p_user) e where e.is_complete) then
    return false;
  end if;
  delete from public.invitations i
  where i.email in (select e.email from public.user_emails e where e.user_id = p_user);
  delete from public.users u where u.id = p_user;
  return true;
end
$$;

grant execute on function app.read_deletion(), app.request_deletion(), app.undo_deletion() to app_rw;
grant execute on function
  app.list_due_deletions(integer), app.begin_erasure(uuid), app.part_from_tenant(uuid),
  app.list_tenant_erasures(integer), app.enter_tenant_erasure(), app.drop_erased_tenant(integer),
  app.erase_tenant_rows(uuid[], integer), app.end_tenant_erasure(),
  app.is_erasure_complete(uuid), app.erase_user(uuid)
  to app_job;
reset role;
