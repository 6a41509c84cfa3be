-- What the live probes ask of the database: two canary tenants with a row in every table, what a context sees of
-- others, and how the tables are closed.
set local role app_def;

-- Fixed, so that nothing has to remember them. Nobody can sign in there, and no message can arrive.
create function app.canary_tenants() returns uuid[]
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  select array['00000000-0000-7000-8000-00000000ca01', '00000000-0000-7000-8000-00000000ca02']::uuid[]
$$;

-- The jobs that walk the tenants have nothing to do for the canaries.
create or replace function app.list_tenants() returns table (id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query select t.id from public.tenants t where t.id <> all (app.canary_tenants()) order by t.id;
end
$$;

-- Of the canary in the context: the tenant, its person with a session, its API key. The session is renewed in time.
create function app.enter_canary(p_user uuid, p_session uuid, p_api_key uuid) returns void
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
  if not exists (select from public.audit_log a where a.tenant_id = tenant) then
    perform app.audit('canary.create', null);
  end if;
end
$$;

-- A row in every other table of the canary in the context, as the caller, under row level security. Whatever is there
-- already is left: repeating it does nothing.
create function app.prepare_canary(p_user uuid, p_session uuid, p_api_key uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  one uuid := app.uuid_v7();
begin
  perform app.enter_canary(p_user, p_session, p_api_key);

  insert into public.desk_settings (tenant_id) values (tenant) on conflict do nothing;
  insert into public.opening_hours (tenant_id, weekday, opens, closes) values (tenant, 1, '08:00', '18:00')
  on conflict do nothing;
  insert into public.special_days (tenant_id, day, name) values (tenant, '2030-12-25', 'Canary')
  on conflict do nothing;

  -- Searched like any other: its passage fills the index by itself.
  if not exists (select from public.passages p where p.tenant_id = tenant) then
    insert into public.documents (tenant_id, id, title, media_type, language, byte_size, source, answer)
    values (tenant, one, 'Canary', 'text/plain', 'en', 6, 'faq', 'Canary');
    insert into public.passages (tenant_id, id, document_id, position, body)
    values (tenant, one, one, 0, 'A canary sings in its own cage.');
  end if;
  if to_regclass('public.passage_embeddings') is not null then
    execute $embedding$
      insert into public.passage_embeddings (tenant_id, passage_id, model, embedding)
      select p.tenant_id, p.id, 'canary', array_fill(1::real, array[1024])::public.vector
      from public.passages p where p.tenant_id = (select app_ctx.tenant_id()) on conflict do nothing
    $embedding$;
  end if;
  insert into public.regression_questions (tenant_id, id, question, expected)
  select tenant, one, 'Canary?', 'Canary'
  where not exists (select from public.regression_questions q where q.tenant_id = tenant);

  -- Without a row in channel_routes and paused: no webhook reaches it, and nothing is sent.
  if not exists (select from public.outbox o where o.tenant_id = tenant) then
    insert into public.channels (tenant_id, id, provider, external_id, display_name, sealed_token, state)
    values (tenant, one, 'whatsapp', 'canary-' || one, 'Canary', '', 'paused');
    insert into public.contacts (tenant_id, id) values (tenant, one);
    insert into public.contact_identifiers (tenant_id, provider, kind, value, contact_id)
    values (tenant, 'whatsapp', 'wa_id', 'canary-' || one, one);
    insert into public.conversations (tenant_id, id, channel_id, contact_id) values (tenant, one, one, one);
    insert into public.messages (
      tenant_id, id, conversation_id, channel_id, direction, author, content_type, body, sent_at, received_at)
    values (tenant, one, one, one, 'in', 'customer', 'text', 'Canary', clock_timestamp(), clock_timestamp());
    insert into public.outbox (tenant_id, id, conversation_id, turn, kind, state)
    values (tenant, one, one, 1, 'reply', 'queued');
    update public.outbox o set state = 'sent' where o.tenant_id = tenant and o.id = one;
  end if;
end
$$;

-- Of every table with a tenant: whether the context sees rows of its own, and of `p_other` or, without it, of any other
-- tenant. As the caller: row level security is what is being tried. The catalogue names the tables, so that a table made
-- tomorrow is tried too.
create function app.find_foreign_rows(p_other uuid default null)
returns table (table_name text, sees_own boolean, sees_foreign boolean)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  one record;
begin
  perform app_ctx.require(array['owner', 'admin', 'agent', 'viewer', 'api_key', 'job']);
  tenant := app_ctx.tenant_id();
  for one in
    select c.relname as name, c.oid::regclass as source, a.attname as tenant_column
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and a.attname = case when c.oid = 'public.tenants'::regclass then 'id' else 'tenant_id' end
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_column_privilege(c.oid, a.attnum, 'select')
    order by 1
  loop
    return query execute format(
      'select %L, exists (select from %s t where t.%I = $1), exists (select from %s t where %s)',
      one.name, one.source, one.tenant_column, one.source,
      format(case when p_other is null then 't.%I is distinct from $1' else 't.%I = $2' end, one.tenant_column))
      using tenant, p_other;
  end loop;
end
$$;

-- Tables of schema public that are not closed as they should be: row level security enabled and forced on every one;
-- on what an app role reaches also a restrictive policy of our form for each command, for both roles.
create function app.list_unprotected_tables() returns table (table_name text, fault text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    with relation as (
      select c.oid, c.relname::text as name, c.relkind in ('r', 'p') as is_table, c.relrowsecurity, c.relforcerowsecurity,
        exists (
          select from unnest(array['app_rw', 'app_job']) r (role)
          where has_table_privilege(r.role, c.oid, 'select, insert, update, delete')
            or has_any_column_privilege(r.role, c.oid, 'select, insert, update')) as is_reached
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
    ),
    restricted as (
      select p.polrelid as oid from pg_policy p
      where not p.polpermissive and p.polcmd = '*'
        and p.polroles @> array['app_rw'::regrole::oid, 'app_job'::regrole::oid]
        and pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
        and pg_get_expr(p.polqual, p.polrelid) ~ concat(
          '^\(((id|tenant_id) = \( SELECT app_ctx\.tenant_id\(\) AS tenant_id\)',
          '|(id|user_id) = \( SELECT app_ctx\.user_id\(\) AS user_id\))\)$')
    ),
    judged as (
      select r.name, case
        when not r.is_table then case when r.is_reached then 'not_a_table' end
        when not r.relrowsecurity then 'not_enabled'
        when not r.relforcerowsecurity then 'not_forced'
        when r.is_reached and r.oid not in (select x.oid from restricted x) then 'not_restrictive'
      end as fault
      from relation r
    )
    select j.name, j.fault from judged j where j.fault is not null order by 1;
end
$$;

grant execute on function app.canary_tenants() to app_job;
grant execute on function
  app.enter_canary(uuid, uuid, uuid), app.prepare_canary(uuid, uuid, uuid), app.list_unprotected_tables()
  to app_job;
grant execute on function app.find_foreign_rows(uuid) to app_rw, app_job;
reset role;
