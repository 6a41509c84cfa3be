-- What verifying a context costs is in every query. Checked is what was checked before, and in every statement: key,
-- signature, expiry, form, session or API key, membership.
set local role app_key;

-- Null without a context; 28000 for one that is forged, expired, malformed or whose session or key has ended.
create or replace function app_ctx.verified() returns app_ctx.claims
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  raw text := current_setting('app.ctx', true);
  part text[];
  actor text[];
  inner_key bytea;
  outer_key bytea;
  expected bytea;
  tenant uuid;
  person uuid;
  session uuid;
  key uuid;
begin
  if raw is null or raw = '' then
    return null;
  end if;
  part := string_to_array(raw, '.');
  if length(raw) > 400 or cardinality(part) <> 6 or part[1] <> 'v1' then
    raise exception 'context is malformed' using errcode = '28000';
  end if;

  select k.inner_pad, k.outer_pad into inner_key, outer_key from app_ctx.signing_keys k where k.kid = part[2];
  if not found then
    raise exception 'context key is unknown' using errcode = '28000';
  end if;
  -- All before the last dot is signed.
  expected := sha256(outer_key || sha256(inner_key || convert_to(left(raw, -1 - length(part[6])), 'UTF8')));
  -- Hashing both sides hides where they differ from whoever measures the comparison.
  if sha256(convert_to(part[6], 'UTF8')) <> sha256(convert_to(encode(expected, 'hex'), 'UTF8')) then
    raise exception 'context signature is wrong' using errcode = '28000';
  end if;
  if part[3] !~ '^[0-9]{10}$' or to_timestamp(part[3]::bigint) <= clock_timestamp() then
    raise exception 'context has expired' using errcode = '28000';
  end if;

  -- An id is one that reads back as it is written; a pattern would take ten times as long to say so.
  if part[4] <> '-' then
    if not pg_input_is_valid(part[4], 'uuid') or part[4]::uuid::text <> part[4] then
      raise exception 'context is malformed' using errcode = '28000';
    end if;
    tenant := part[4];
  end if;
  actor := string_to_array(part[5], ':');

  if actor[1] = 'u' and cardinality(actor) = 3
    and pg_input_is_valid(actor[2], 'uuid') and pg_input_is_valid(actor[3], 'uuid')
    and actor[2]::uuid::text = actor[2] and actor[3]::uuid::text = actor[3]
  then
    person := actor[2];
    session := actor[3];
    perform from public.sessions s
    where s.user_id = person and s.id = session and s.revoked_at is null and s.expires_at > clock_timestamp();
    if not found then
      raise exception 'session has ended' using errcode = '28000';
    end if;
    if tenant is not null then
      perform from public.memberships m where m.tenant_id = tenant and m.user_id = person;
      if not found then
        raise exception 'not a member' using errcode = '42501', detail = 'membership';
      end if;
    end if;
    return row(tenant, 'user'::text, person, session, null::uuid, null::text)::app_ctx.claims;
  elsif actor[1] = 'k' and cardinality(actor) = 2
    and pg_input_is_valid(actor[2], 'uuid') and actor[2]::uuid::text = actor[2]
  then
    key := actor[2];
    perform from public.api_keys k
    where k.tenant_id = tenant and k.id = key
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp());
    if not found then
      raise exception 'api key has ended' using errcode = '28000';
    end if;
    return row(tenant, 'api_key'::text, null::uuid, null::uuid, key, null::text)::app_ctx.claims;
  elsif actor[1] = 'j' and cardinality(actor) = 2 and actor[2] ~ '^[a-z][a-z-]{0,40}$' then
    return row(tenant, 'job'::text, null::uuid, null::uuid, null::uuid, actor[2])::app_ctx.claims;
  end if;
  raise exception 'context is malformed' using errcode = '28000';
end
$$;

-- Policies ask for it at every table of a statement. What was verified in this statement of the client is not verified
-- again: a seal under the context's own key says so of this text, this connection and this statement. Whoever has no
-- key can make none, one of another statement fits nowhere, and no context begins with the zero byte that a seal does.
create or replace function app_ctx.tenant_id() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  raw text := current_setting('app.ctx', true);
  seal text;
  claims app_ctx.claims;
begin
  if raw is null or raw = '' then
    return null;
  end if;
  select encode(sha256(k.outer_pad || sha256(k.inner_pad || '\x00'::bytea || int4send(pg_backend_pid())
    || timestamptz_send(statement_timestamp()) || convert_to(raw, 'UTF8'))), 'hex')
  into seal
  from app_ctx.signing_keys k where k.kid = split_part(raw, '.', 2);
  if sha256(convert_to(current_setting('app.seal', true), 'UTF8')) = sha256(convert_to(seal, 'UTF8')) then
    return nullif(split_part(raw, '.', 4), '-');
  end if;
  claims := app_ctx.verified();
  perform set_config('app.seal', seal, true);
  return claims.tenant_id;
end
$$;

-- In PL/pgSQL, which keeps its plan: an SQL function with a search path of its own is planned at every call.
create or replace function app_ctx.user_id() returns uuid
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  return (app_ctx.verified()).user_id;
end
$$;
reset role;

set local role app_def;

-- What a status does: the tenant is asked for once in each function, and not wherever a join comes to it.
create or replace function app.wait_for_person(p_conversation uuid, p_reason text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
begin
  update public.conversations v
  set mode = 'waiting', waiting_reason = coalesce(nullif(v.waiting_reason, 'not_confirmed'), p_reason),
      waiting_since = case
        when v.waiting_reason is null or v.waiting_reason = 'not_confirmed' and p_reason <> 'not_confirmed'
        then clock_timestamp() else v.waiting_since end,
      notified_at = case
        when v.waiting_reason = 'not_confirmed' and p_reason <> 'not_confirmed' then null else v.notified_at end
  where v.tenant_id = tenant and v.id = p_conversation and v.mode <> 'person';
end
$$;

create or replace function app.end_doubt(p_conversation uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
begin
  update public.conversations v
  set mode = 'assistant', waiting_reason = null, waiting_since = null, notified_at = null
  where v.tenant_id = tenant and v.id = p_conversation and v.waiting_reason = 'not_confirmed'
    and not exists (
      select from public.outbox o
      where o.tenant_id = v.tenant_id and o.conversation_id = v.id and o.state = 'not_confirmed');
end
$$;

create or replace function app.apply_watermark(p_channel uuid, p_event jsonb) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
begin
  update public.outbox o set state = p_event ->> 'status'
  from jsonb_array_elements(p_event -> 'to') recipient, public.contact_identifiers i, public.conversations v
  where i.tenant_id = tenant and i.provider = p_event ->> 'provider'
    and i.kind = recipient ->> 'kind' and i.value = recipient ->> 'value'
    and v.tenant_id = i.tenant_id and v.channel_id = p_channel and v.contact_id = i.contact_id
    and o.tenant_id = v.tenant_id and o.conversation_id = v.id
    and o.attempted_at <= to_timestamp((p_event ->> 'watermark')::bigint / 1000.0)
    and (o.state, p_event ->> 'status') in (('sent', 'delivered'), ('sent', 'read'), ('delivered', 'read'));
end
$$;

create or replace function app.status_conversations(p_channel uuid, p_event jsonb) returns setof uuid
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
begin
  return query
    select v.id from public.outbox o
    join public.conversations v on v.tenant_id = o.tenant_id and v.id = o.conversation_id and v.channel_id = p_channel
    where o.tenant_id = tenant and o.provider_message_id = p_event ->> 'messageId'
    union
    select v.id from public.outbox o
    join public.conversations v on v.tenant_id = o.tenant_id and v.id = o.conversation_id and v.channel_id = p_channel
    where o.tenant_id = tenant and o.id = (p_event ->> 'outboxId')::uuid
    union
    select v.id from jsonb_array_elements(p_event -> 'to') recipient
    join public.contact_identifiers i
      on i.tenant_id = tenant and i.provider = p_event ->> 'provider'
      and i.kind = recipient ->> 'kind' and i.value = recipient ->> 'value'
    join public.conversations v
      on v.tenant_id = i.tenant_id and v.channel_id = p_channel and v.contact_id = i.contact_id
    where p_event ->> 'messageId' is null and p_event ->> 'outboxId' is null;
end
$$;
reset role;
