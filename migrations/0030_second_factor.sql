-- Second factors and the lock of an account. A code counts under the account's lock: of codes that arrive together,
-- five wrong ones at most are looked at.
set local role app_def;

-- Whose: in the person's own context themselves, whatever is asked; before there is a session, whom the job names.
create function app.account_of(p_user uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims := app_ctx.verified();
begin
  if claims.actor_kind = 'job' and p_user is not null then
    return p_user;
  elsif claims.actor_kind = 'user' and (p_user is null or p_user = claims.user_id) then
    return claims.user_id;
  end if;
  raise exception 'not this account' using errcode = '42501';
end
$$;

-- One wrong password or code more, whatever path it came by. From the fifth on it locks: 1, 2, 4, 8, then 15 minutes.
-- Returns until when the account is locked, or null. Nobody (null) is never locked.
create function app.count_failure(p_user uuid) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  until timestamptz;
begin
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

-- After a right password. Where there is a second factor only a right code clears: else whoever knows the password
-- could guess codes for ever.
create function app.clear_failures(p_user uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  account uuid := app.account_of(p_user);
begin
  delete from public.account_locks l
  where l.user_id = account and not exists (
    select from public.second_factors f where f.user_id = account and f.confirmed_at is not null);
end
$$;

-- Takes the account's lock for the rest of the transaction; returns until when it refuses, or null.
create function app.enter_account(p_user uuid) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  until timestamptz;
begin
  insert into public.account_locks as l (user_id) values (app.account_of(p_user))
  on conflict (user_id) do update set failures = l.failures
  returning case when l.locked_until > clock_timestamp() then l.locked_until end into until;
  return until;
end
$$;

-- A new secret, until it is confirmed. Outcomes: enrolled; confirmed, where a second factor is there already.
create function app.enrol_second_factor(p_sealed_secret text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['user']);
  insert into public.second_factors as f (user_id, sealed_secret) values (app_ctx.user_id(), p_sealed_secret)
  on conflict (user_id) do update
    set sealed_secret = excluded.sealed_secret, last_step = 0, created_at = clock_timestamp()
    where f.confirmed_at is null;
  return case when found then 'enrolled' else 'confirmed' end;
end
$$;

-- What a code is held against. With p_since only where the password is not newer than that.
create function app.load_second_factor(p_user uuid default null, p_since timestamptz default null)
returns table (sealed_secret text, is_confirmed boolean, locked_until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  account uuid := app.account_of(p_user);
begin
  return query
    select f.sealed_secret, f.confirmed_at is not null, (
      select l.locked_until from public.account_locks l
      where l.user_id = account and l.locked_until > clock_timestamp())
    from public.second_factors f
    where f.user_id = account and (p_since is null or not exists (
      select from public.passwords p where p.user_id = account and p.changed_at > p_since));
end
$$;

-- A code of this secret and time step, or of no step (null). Outcomes: accepted, once; wrong, which counts; locked,
-- whatever the code.
create function app.accept_step(
  p_user uuid, p_sealed_secret text, p_step bigint, p_is_confirmation boolean default false
) returns table (outcome text, locked_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  account uuid := app.account_of(p_user);
  until timestamptz := app.enter_account(account);
begin
  if until is not null then
    return query select 'locked', until;
    return;
  end if;
  update public.second_factors f
  set last_step = p_step, confirmed_at = coalesce(f.confirmed_at, clock_timestamp())
  where f.user_id = account and f.sealed_secret = p_sealed_secret and f.last_step < p_step
    and (f.confirmed_at is null) = p_is_confirmation;
  if found then
    delete from public.account_locks l where l.user_id = account;
    return query select 'accepted', null::timestamptz;
  else
    return query select 'wrong', app.count_failure(account);
  end if;
end
$$;

-- The same for a recovery code, by its hash.
create function app.accept_recovery_code(p_user uuid, p_code_hash bytea)
returns table (outcome text, locked_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  account uuid := app.account_of(p_user);
  until timestamptz := app.enter_account(account);
begin
  if until is not null then
    return query select 'locked', until;
    return;
  end if;
  update public.recovery_codes c set used_at = clock_timestamp()
  where c.user_id = account and c.code_hash = p_code_hash and c.used_at is null;
  if found then
    delete from public.account_locks l where l.user_id = account;
    return query select 'accepted', null::timestamptz;
  else
    return query select 'wrong', app.count_failure(account);
  end if;
end
$$;

-- By the recovery code where its hash is given, else by the authenticator's.
create function app.accept_code(p_user uuid, p_sealed_secret text, p_step bigint, p_code_hash bytea)
returns table (outcome text, locked_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  account uuid := app.account_of(p_user);
begin
  if p_code_hash is null then
    return query select a.outcome, a.locked_until from app.accept_step(account, p_sealed_secret, p_step) a;
  else
    return query select a.outcome, a.locked_until from app.accept_recovery_code(account, p_code_hash) a;
  end if;
end
$$;

-- The session of this context has shown a second factor just now.
create function app.raise_session() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  update public.sessions s set aal = 2, mfa_at = clock_timestamp()
  where s.user_id = (app_ctx.verified()).user_id and s.id = (app_ctx.verified()).session_id;
end
$$;

create function app.put_recovery_codes(p_code_hashes bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  delete from public.recovery_codes c where c.user_id = app_ctx.user_id();
  insert into public.recovery_codes (user_id, code_hash) select app_ctx.user_id(), h from unnest(p_code_hashes) h;
end
$$;

create function app.confirm_second_factor(p_sealed_secret text, p_step bigint, p_code_hashes bytea[])
returns table (outcome text, locked_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  result record;
begin
  perform app_ctx.require(array['user']);
  select a.outcome, a.locked_until into result
  from app.accept_step(app_ctx.user_id(), p_sealed_secret, p_step, true) a;
  if result.outcome = 'accepted' then
    perform app.put_recovery_codes(p_code_hashes), app.raise_session();
  end if;
  return query select result.outcome, result.locked_until;
end
$$;

-- A step-up by either kind of code.
create function app.step_up(p_sealed_secret text, p_step bigint, p_code_hash bytea)
returns table (outcome text, locked_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  result record;
begin
  perform app_ctx.require(array['user']);
  select a.outcome, a.locked_until into result
  from app.accept_code(app_ctx.user_id(), p_sealed_secret, p_step, p_code_hash) a;
  if result.outcome = 'accepted' then
    perform app.raise_session();
  end if;
  return query select result.outcome, result.locked_until;
end
$$;

-- The second half of a sign-in: the code, and with it the session.
create function app.sign_in_with_code(
  p_user uuid, p_sealed_secret text, p_step bigint, p_code_hash bytea, p_session uuid, p_device text, p_place text
) returns table (outcome text, locked_until timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  result record;
begin
  perform app_ctx.require(array['job']);
  select a.outcome, a.locked_until into result
  from app.accept_code(p_user, p_sealed_secret, p_step, p_code_hash) a;
  if result.outcome = 'accepted' then
    perform app.start_session(p_session, p_user, 2, p_device, p_place);
  end if;
  return query select result.outcome, result.locked_until;
end
$$;

create function app.replace_recovery_codes(p_code_hashes bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['user'], 2);
  perform app.put_recovery_codes(p_code_hashes);
end
$$;

-- With its recovery codes; no session counts as shown any more.
create function app.disable_second_factor() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['user'], 2);
  delete from public.recovery_codes c where c.user_id = app_ctx.user_id();
  delete from public.second_factors f where f.user_id = app_ctx.user_id();
  update public.sessions s set aal = 1, mfa_at = null where s.user_id = app_ctx.user_id() and s.aal = 2;
end
$$;

-- Where a person is told of what happens to their account.
create function app.account_address(p_user uuid default null)
returns table (email text, language text, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  account uuid := app.account_of(p_user);
begin
  return query
    select e.email, u.language, u.display_name
    from public.users u join public.user_emails e on e.user_id = u.id and e.verified_at is not null
    where u.id = account order by e.email limit 1;
end
$$;

-- For the change of sealing keys: secrets that another than the current one wraps.
create function app.list_sealed_secrets(p_kid text, p_limit integer)
returns table (user_id uuid, sealed_secret text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select f.user_id, f.sealed_secret from public.second_factors f
    where split_part(f.sealed_secret, '.', 2) <> p_kid
    order by f.user_id limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Only over the value that was read: a secret of a new enrolment stays.
create function app.reseal_secret(p_user uuid, p_old text, p_new text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  update public.second_factors f set sealed_secret = p_new where f.user_id = p_user and f.sealed_secret = p_old;
  return found;
end
$$;

grant execute on function
  app.enrol_second_factor(text), app.confirm_second_factor(text, bigint, bytea[]), app.step_up(text, bigint, bytea),
  app.replace_recovery_codes(bytea[]), app.disable_second_factor()
  to app_rw;
grant execute on function
  app.count_failure(uuid), app.clear_failures(uuid), app.list_sealed_secrets(text, integer),
  app.reseal_secret(uuid, text, text),
  app.sign_in_with_code(uuid, text, bigint, bytea, uuid, text, text)
  to app_job;
grant execute on function app.load_second_factor(uuid, timestamptz), app.account_address(uuid) to app_rw, app_job;
reset role;
