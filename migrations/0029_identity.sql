-- Passwords and the links of mails. Hashing is the Worker's; what is single use, and what ends with what, is here.
set local role app_def;

-- What an address opens, for the sign-in to hold a password against. No row: an address that nobody has.
create function app.sign_in_lookup(p_email text)
returns table (user_id uuid, hash text, is_recheck_due boolean, is_locked boolean, has_second_factor boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select p.user_id, p.hash, p.is_recheck_due,
      exists (
        select from public.account_locks l where l.user_id = p.user_id and l.locked_until > clock_timestamp()),
      exists (
        select from public.second_factors f where f.user_id = p.user_id and f.confirmed_at is not null)
    from public.user_emails e join public.passwords p on p.user_id = e.user_id
    where e.email = p_email and e.verified_at is not null;
end
$$;

-- A password that was just shown: at today's cost (null: it is), and what the list of leaked ones said of it.
create function app.settle_password(p_user uuid, p_shown_hash text, p_hash text, p_is_recheck_due boolean)
returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  update public.passwords p set hash = coalesce(p_hash, p.hash), is_recheck_due = p_is_recheck_due
  where p.user_id = p_user and p.hash = p_shown_hash;
end
$$;

-- A new password voids every link that is on its way: whoever asked for one may be who the password keeps out.
create function app.put_password(p_user uuid, p_hash text, p_is_recheck_due boolean) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.passwords as p (user_id, hash, is_recheck_due) values (p_user, p_hash, p_is_recheck_due)
  on conflict (user_id) do update
    set hash = excluded.hash, is_recheck_due = excluded.is_recheck_due, changed_at = clock_timestamp();
  update public.account_links l set used_at = clock_timestamp() where l.user_id = p_user and l.used_at is null;
end
$$;

-- Links.

-- Of ten minutes.
create function app.put_link(p_token_hash bytea, p_purpose text, p_user uuid, p_email text, p_details jsonb)
returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.account_links (token_hash, purpose, user_id, email, details, expires_at)
  values (p_token_hash, p_purpose, p_user, p_email, p_details, clock_timestamp() + interval '10 minutes');
end
$$;

-- With what they knew: names and addresses, some of people who never had an account.
create function app.forget_expired_links() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  delete from public.account_links l where l.expires_at < clock_timestamp();
end
$$;

-- Uses a link up, in the statement that looks at it: of uses that come together, one finds it unused.
create function app.take_link(p_token_hash bytea, p_purpose text)
returns table (user_id uuid, email text, details jsonb)
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.account_links l set used_at = clock_timestamp()
  where l.token_hash = p_token_hash and l.purpose = p_purpose and l.used_at is null
    and l.expires_at > clock_timestamp()
  returning l.user_id, l.email, l.details
$$;

-- Whoever asks may not have the address: nothing that opens the account is kept.
create function app.request_sign_up(p_email text, p_token_hash bytea, p_details jsonb)
returns table (is_known boolean, language text, name text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select true, u.language, u.display_name
    from public.user_emails e join public.users u on u.id = e.user_id where e.email = p_email;
  if not found then
    perform app.put_link(p_token_hash, 'sign_up', null, p_email, p_details);
    return query select false, p_details ->> 'language', ''::text;
  end if;
end
$$;

-- Makes the person, with the password of whoever has the link, and their organisation where one was named. No row: no
-- such link, or the address was taken since.
create function app.confirm_sign_up(p_token_hash bytea, p_hash text, p_is_recheck_due boolean)
returns table (user_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  link record;
  person uuid := app.uuid_v7();
  organisation uuid := app.uuid_v7();
begin
  perform app_ctx.require(array['job']);
  select * into link from app.take_link(p_token_hash, 'sign_up');
  if not found or exists (select from public.user_emails e where e.email = link.email) then
    return;
  end if;
  insert into public.users (id, display_name, language)
  values (person, link.details ->> 'name', link.details ->> 'language');
  insert into public.user_emails (email, user_id, verified_at) values (link.email, person, clock_timestamp());
  perform app.put_password(person, p_hash, p_is_recheck_due);
  if link.details ->> 'organisation' is not null then
    insert into public.tenants (id, name, language, time_zone)
    values (organisation, link.details ->> 'organisation', link.details ->> 'language', link.details ->> 'timeZone');
    insert into public.memberships (tenant_id, user_id, role) values (organisation, person, 'owner');
    insert into public.audit_log (tenant_id, id, actor_kind, actor_id, action, subject, details)
    values (organisation, app.uuid_v7(), 'user', person::text, 'organisation.create', person::text, '{}');
  end if;
  return query select person;
exception
  -- Two links of one address at the same moment: the later one finds it taken.
  when unique_violation then return;
end
$$;

-- No row: an address that nobody has.
create function app.request_password_reset(p_email text, p_token_hash bytea)
returns table (language text, name text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  person uuid;
begin
  perform app_ctx.require(array['job']);
  select e.user_id into person from public.user_emails e where e.email = p_email and e.verified_at is not null;
  if found then
    perform app.put_link(p_token_hash, 'reset_password', person, p_email, '{}');
    return query select u.language, u.display_name from public.users u where u.id = person;
  end if;
end
$$;

-- Ends every session; the second factor stays. No row: no such link, or the address is no longer theirs.
create function app.reset_password(p_token_hash bytea, p_hash text, p_is_recheck_due boolean)
returns table (email text, language text, name text, session_ids text[], tenant_ids text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  link record;
begin
  perform app_ctx.require(array['job']);
  select * into link from app.take_link(p_token_hash, 'reset_password');
  if not found or not exists (
    select from public.user_emails e where e.email = link.email and e.user_id = link.user_id) then
    return;
  end if;
  perform app.put_password(link.user_id, p_hash, p_is_recheck_due);
  perform app.clear_failures(link.user_id);
  return query
    select link.email, u.language, u.display_name, ended.session_ids, ended.tenant_ids
    from public.users u, app.end_sessions_of(link.user_id, null, null) ended where u.id = link.user_id;
end
$$;

-- What a signed-in person changes.

create function app.own_password() returns table (hash text, is_locked boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['user']);
  return query
    select p.hash, exists (
      select from public.account_locks l where l.user_id = p.user_id and l.locked_until > clock_timestamp())
    from public.passwords p where p.user_id = app_ctx.user_id();
end
$$;

create function app.count_own_failure() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['user']);
  perform app.count_failure(app_ctx.user_id());
end
$$;

-- Null where what the password was held against is no longer theirs: of two changes that come together, one goes.
create function app.hold_own_password(p_shown_hash text) returns uuid
language sql set search_path = pg_catalog, pg_temp
as $$
  select p.user_id from public.passwords p
  where p.user_id = app_ctx.user_id() and p.hash = p_shown_hash for update
$$;

-- Ends every session but this one. No row: the password shown is no longer theirs.
create function app.change_password(p_shown_hash text, p_hash text, p_is_recheck_due boolean)
returns table (session_ids text[], tenant_ids text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  person uuid;
begin
  perform app_ctx.require(array['user']);
  person := app.hold_own_password(p_shown_hash);
  if person is null then
    return;
  end if;
  perform app.put_password(person, p_hash, p_is_recheck_due);
  perform app.clear_failures(person);
  return query select * from app.end_sessions_of(person, null, (app_ctx.verified()).session_id);
end
$$;

-- Whoever has a second factor shows it first.
create function app.request_email_change(p_shown_hash text, p_email text, p_token_hash bytea)
returns table (is_known boolean, language text, name text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  person uuid;
begin
  perform app_ctx.require(array['user']);
  person := app.hold_own_password(p_shown_hash);
  if person is null then
    return;
  end if;
  perform app_ctx.require(array['user'], case when exists (
    select from public.second_factors f where f.user_id = person and f.confirmed_at is not null) then 2 else 1 end);
  return query
    select true, u.language, u.display_name
    from public.user_emails e join public.users u on u.id = e.user_id where e.email = p_email;
  if not found then
    perform app.put_link(p_token_hash, 'change_email', person, p_email, '{}');
    return query select false, u.language, u.display_name from public.users u where u.id = person;
  end if;
end
$$;

-- No row: no such link, or the address was taken since. The old address is told.
create function app.confirm_email_change(p_token_hash bytea)
returns table (old_email text, language text, name text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  link record;
begin
  perform app_ctx.require(array['job']);
  select * into link from app.take_link(p_token_hash, 'change_email');
  if not found or exists (select from public.user_emails e where e.email = link.email) then
    return;
  end if;
  select e.email, u.language, u.display_name into old_email, language, name
  from public.user_emails e join public.users u on u.id = e.user_id where e.user_id = link.user_id;
  update public.user_emails e set email = link.email, verified_at = clock_timestamp()
  where e.user_id = link.user_id;
  update public.account_links l set used_at = clock_timestamp()
  where l.user_id = link.user_id and l.used_at is null;
  return next;
exception
  when unique_violation then return;
end
$$;

grant execute on function
  app.sign_in_lookup(text), app.settle_password(uuid, text, text, boolean),
  app.request_sign_up(text, bytea, jsonb), app.confirm_sign_up(bytea, text, boolean),
  app.request_password_reset(text, bytea), app.reset_password(bytea, text, boolean),
  app.confirm_email_change(bytea), app.forget_expired_links()
  to app_job;
grant execute on function
  app.own_password(), app.count_own_failure(), app.change_password(text, text, boolean),
  app.request_email_change(text, text, bytea)
  to app_rw;
reset role;
