-- Whoever is no member of an organisation hears that it does not exist, as of one that nobody made: the refusal says
-- in its detail that it is for want of a membership, apart from those for want of a role.
set local role app_key;

-- Null without a context; 28000 for one that is forged, expired, malformed or whose session or key has ended.
create or replace function app_ctx.verified() returns app_ctx.claims
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
      raise exception 'not a member' using errcode = '42501', detail = 'membership';
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
reset role;
