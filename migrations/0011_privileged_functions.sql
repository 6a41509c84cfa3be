-- Privileged functions: definer's rights, guard first, the tenant from the signature or no tenant at all.
set local role app_def;

create function app.route_channel(p_provider text, p_external_id text)
returns table (tenant_id uuid, channel_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select r.tenant_id, r.channel_id from public.channel_routes r
    where r.provider = p_provider and r.external_id = p_external_id;
end
$$;

-- A second claim of a number is refused, whoever holds the first.
create function app.connect_channel(
  p_channel uuid, p_provider text, p_external_id text, p_name text, p_sealed_token text
) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid;
  owner_tenant uuid;
  claimed uuid;
begin
  perform app_ctx.require(array['owner', 'admin', 'job']);
  tenant := app_ctx.tenant_id();
  select r.tenant_id, r.channel_id into owner_tenant, claimed from public.channel_routes r
  where r.provider = p_provider and r.external_id = p_external_id for update;
  if owner_tenant is not null and owner_tenant <> tenant then
    raise exception 'the channel is connected elsewhere' using errcode = '23505', constraint = 'channel_routes_pkey';
  end if;

  if claimed is not null then
    update public.channels c
    set display_name = p_name, sealed_token = p_sealed_token, state = 'active', paused_code = null
    where c.tenant_id = tenant and c.id = claimed;
  else
    claimed := p_channel;
    insert into public.channels (tenant_id, id, provider, external_id, display_name, sealed_token)
    values (tenant, claimed, p_provider, p_external_id, p_name, p_sealed_token);
    insert into public.channel_routes (provider, external_id, tenant_id, channel_id)
    values (p_provider, p_external_id, tenant, claimed);
  end if;
  perform app.audit('channel.connect', claimed::text, jsonb_build_object('provider', p_provider));
  return claimed;
end
$$;

create function app.audit(p_action text, p_subject text, p_details jsonb default '{}') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims := app_ctx.verified();
begin
  if claims is null or claims.tenant_id is null then
    raise exception 'no context' using errcode = '28000';
  end if;
  insert into public.audit_log (tenant_id, id, actor_kind, actor_id, action, subject, details)
  values (
    claims.tenant_id, app.uuid_v7(), claims.actor_kind,
    coalesce(claims.user_id::text, claims.api_key_id::text, claims.job), p_action, p_subject, p_details);
end
$$;

create function app.list_tenants() returns table (id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query select t.id from public.tenants t order by t.id;
end
$$;

-- Conversations that somebody has to look at again: messages without an answer, sends without an end.
create function app.list_due_conversations(p_limit integer) returns table (tenant_id uuid, conversation_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select due.tenant_id, due.conversation_id from (
      select m.tenant_id, m.conversation_id, m.received_at as since
      from public.messages m
      join public.conversations v on v.tenant_id = m.tenant_id and v.id = m.conversation_id
      join public.contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
      join public.channels h on h.tenant_id = v.tenant_id and h.id = v.channel_id and h.state = 'active'
      where m.needs_reply and m.answered_turn is null and m.deleted_at is null
        and m.received_at < clock_timestamp() - interval '30 seconds'
        and m.sent_at > clock_timestamp() - interval '24 hours'
        and v.mode <> 'person' and (c.opted_out_at is null or m.intent = 'stop')
      union all
      select o.tenant_id, o.conversation_id, o.created_at
      from public.outbox o
      where (o.state = 'queued' and o.next_attempt_at < clock_timestamp() - interval '30 seconds')
        or (o.state = 'attempted' and o.attempted_at < clock_timestamp() - interval '2 minutes')
    ) due
    group by due.tenant_id, due.conversation_id
    order by min(due.since)
    limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Keeps where the raw bytes of deliveries lie. Idempotent by id; a dead letter stays dead until its replay arrives.
create function app.record_webhook_events(p_events jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  insert into public.webhook_events as w (
    id, object_key, byte_offset, byte_length, received_at, unknown_channels, state, reason)
  select (e ->> 'id')::uuid, e ->> 'objectKey', (e ->> 'byteOffset')::integer, (e ->> 'byteLength')::integer,
    to_timestamp((e ->> 'receivedAt')::bigint / 1000.0),
    (
      select count(*) from jsonb_array_elements(coalesce(e -> 'channels', '[]')) c
      where not exists (
        select from public.channel_routes r
        where r.provider = c ->> 'provider' and r.external_id = c ->> 'externalId')),
    e ->> 'state', e ->> 'reason'
  from jsonb_array_elements(p_events) e
  on conflict (id) do update
    set state = excluded.state, reason = excluded.reason, object_key = excluded.object_key,
        replayed_at = case when excluded.state = 'stored' then w.replayed_at end,
        byte_offset = excluded.byte_offset, byte_length = excluded.byte_length,
        unknown_channels = greatest(w.unknown_channels, excluded.unknown_channels)
    where excluded.state = 'dead' or w.state = 'stored' or w.replayed_at is not null;
end
$$;

create function app.list_dead_letters(p_limit integer)
returns table (
  id uuid, object_key text, byte_offset integer, byte_length integer, received_at timestamptz, reason text,
  replayed_at timestamptz
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select w.id, w.object_key, w.byte_offset, w.byte_length, w.received_at, w.reason, w.replayed_at
    from public.webhook_events w where w.state = 'dead'
    order by w.created_at limit least(greatest(p_limit, 1), 1000);
end
$$;

create function app.mark_replayed(p_event uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  update public.webhook_events w set replayed_at = clock_timestamp() where w.id = p_event;
end
$$;

-- Deliveries whose raw bytes are past their time; the caller has deleted the objects first.
create function app.prune_webhook_events(p_before timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  pruned integer;
begin
  perform app_ctx.require(array['job']);
  delete from public.webhook_events w where w.created_at < p_before and w.state = 'stored';
  get diagnostics pruned = row_count;
  return pruned;
end
$$;

grant execute on function
  app.route_channel(text, text), app.list_tenants(), app.list_due_conversations(integer),
  app.record_webhook_events(jsonb), app.list_dead_letters(integer), app.mark_replayed(uuid),
  app.prune_webhook_events(timestamptz)
  to app_job;
grant execute on function app.connect_channel(uuid, text, text, text, text), app.audit(text, text, jsonb)
  to app_rw, app_job;
reset role;
