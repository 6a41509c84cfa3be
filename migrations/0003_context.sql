-- The signed tenant context: app.ctx = v1.<kid>.<expiry>.<tenant|->.<actor>.<hmac-sha256 in hex>, where actor is
-- u:<user>:<session>, k:<api key> or j:<job>. Only this schema's owner can read the keys.
set local role app_key;

create table app_ctx.signing_keys (
  kid text primary key check (kid ~ '^[a-z0-9_-]{1,32}$'),
  -- K xor ipad and K xor opad: HMAC then needs nothing but the built-in sha256().
  inner_pad bytea not null check (octet_length(inner_pad) = 64),
  outer_pad bytea not null check (octet_length(outer_pad) = 64),
  created_at timestamptz not null default now()
);

create type app_ctx.claims as (
  tenant_id uuid,
  actor_kind text,
  user_id uuid,
  session_id uuid,
  api_key_id uuid,
  job text
);

create function app_ctx.install_key(p_kid text, p_inner_pad bytea, p_outer_pad bytea) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into app_ctx.signing_keys (kid, inner_pad, outer_pad) values (p_kid, p_inner_pad, p_outer_pad)
  on conflict (kid) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
$$;

create function app_ctx.remove_keys_except(p_kids text[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$ delete from app_ctx.signing_keys where kid <> all (p_kids) $$;

-- Null without a context; 28000 for one that is forged, expired, malformed or whose session or key has ended.
create function app_ctx.verified() returns app_ctx.claims
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  raw text := current_setting('app.ctx', true);
  part text[];
  actor text[];
  signing_key app_ctx.signing_keys;
  expected bytea;
  claims app_ctx.claims;
  uuid_pattern constant text := '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
begin
  if raw is null or raw = '' then
    return null;
  end if;
  part := string_to_array(raw, '.');
  if length(raw) > 400 or cardinality(part) <> 6 or part[1] <> 'v1' then
    raise exception 'context is malformed' using errcode = '28000';
  end if;

  select k.* into signing_key from app_ctx.signing_keys k where k.kid = part[2];
  if not found then
    raise exception 'context key is unknown' using errcode = '28000';
  end if;
  expected := sha256(signing_key.outer_pad || sha256(
    signing_key.inner_pad || convert_to(array_to_string(part[1:5], '.'), 'UTF8')));
  -- Hashing both sides hides where they differ from whoever measures the comparison.
  if sha256(convert_to(part[6], 'UTF8')) <> sha256(convert_to(encode(expected, 'hex'), 'UTF8')) then
    raise exception 'context signature is wrong' using errcode = '28000';
  end if;
  if part[3] !~ '^[0-9]{10}$' or to_timestamp(part[3]::bigint) <= clock_timestamp() then
    raise exception 'context has expired' using errcode = '28000';
  end if;

  if part[4] <> '-' then
    if part[4] !~ uuid_pattern then
      raise exception 'context is malformed' using errcode = '28000';
    end if;
    claims.tenant_id := part[4]::uuid;
  end if;

  actor := string_to_array(part[5], ':');
  if actor[1] = 'u' and cardinality(actor) = 3 and actor[2] ~ uuid_pattern and actor[3] ~ uuid_pattern then
    claims.actor_kind := 'user';
    claims.user_id := actor[2]::uuid;
    claims.session_id := actor[3]::uuid;
    if not exists (
      select from public.sessions s
      where s.user_id = claims.user_id and s.id = claims.session_id
        and s.revoked_at is null and s.expires_at > clock_timestamp()
    ) then
      raise exception 'session has ended' using errcode = '28000';
    end if;
    if claims.tenant_id is not null and not exists (
      select from public.memberships m
      where m.tenant_id = claims.tenant_id and m.user_id = claims.user_id
    ) then
      raise exception 'not a member' using errcode = '42501';
    end if;
  elsif actor[1] = 'k' and cardinality(actor) = 2 and actor[2] ~ uuid_pattern then
    claims.actor_kind := 'api_key';
    claims.api_key_id := actor[2]::uuid;
    if not exists (
      select from public.api_keys k
      where k.tenant_id = claims.tenant_id and k.id = claims.api_key_id
        and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp())
    ) then
      raise exception 'api key has ended' using errcode = '28000';
    end if;
  elsif actor[1] = 'j' and cardinality(actor) = 2 and actor[2] ~ '^[a-z][a-z-]{0,40}$' then
    claims.actor_kind := 'job';
    claims.job := actor[2];
  else
    raise exception 'context is malformed' using errcode = '28000';
  end if;
  return claims;
end
$$;

create function app_ctx.tenant_id() returns uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$ select (app_ctx.verified()).tenant_id $$;

create function app_ctx.user_id() returns uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$ select (app_ctx.verified()).user_id $$;

-- The permission a route declares, enforced in the same round trip as its statements. Returns the role.
create function app_ctx.require(p_roles text[], p_aal integer default 1) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims := app_ctx.verified();
  actual_role text;
begin
  if claims is null then
    raise exception 'no context' using errcode = '28000';
  end if;
  if claims.actor_kind = 'user' then
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

-- Runs as the caller on purpose: it looks at the role that the connection really has.
create function app_ctx.assert_confined() returns void
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (
    select from pg_roles r
    where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')
  ) then
    raise exception 'the database role may bypass row level security; refusing to serve'
      using errcode = '42501', detail = 'role',
      hint = 'Connect as app_rw or app_job, made by the migrations in SQL.';
  end if;
end
$$;

grant execute on function app_ctx.verified(), app_ctx.tenant_id(), app_ctx.user_id(),
  app_ctx.require(text[], integer), app_ctx.assert_confined()
  to app_rw, app_job, app_def, app_owner;
do $$
begin
  execute format(
    'grant execute on function app_ctx.install_key(text, bytea, bytea), app_ctx.remove_keys_except(text[]) to %I',
    session_user);
end
$$;

reset role;
