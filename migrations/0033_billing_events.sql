-- Events of the providers that bill: stored once each, acted on later. Deliveries say which provider they are from.
set local role app_owner;

alter table public.webhook_events
  add column provider text not null default 'meta' check (provider in ('meta', 'mercado-pago', 'paddle')),
  -- Mercado Pago's `data.id` of the query: signed, unlike the body.
  add column signed_id text check (length(signed_id) between 1 and 128);

create table public.billing_events (
  provider text not null check (provider in ('mercado-pago', 'paddle')),
  event_id text not null check (length(event_id) between 1 and 200),
  -- Of the payment or subscription; empty where the event names none. Mercado Pago does not sign the event's id: part
  -- of the key, so that a body under another's signature cannot take the place of what is still to come.
  resource_id text not null check (length(resource_id) <= 128),
  type text not null check (length(type) between 1 and 100),
  occurred_at timestamptz,
  received_at timestamptz not null,
  -- Its row in webhook_events tells where the bytes lie, for the 30 days that they are kept.
  delivery_id uuid not null,
  processed_at timestamptz,
  -- Redelivery ends here.
  primary key (provider, event_id, resource_id)
);
select app_schema.protect_private_table('public.billing_events');
reset role;

set local role app_def;

-- Those that are there already stay as they are.
create function app.record_billing_events(p_events jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  insert into public.billing_events (
    provider, event_id, resource_id, type, occurred_at, received_at, delivery_id)
  select e ->> 'provider', e ->> 'eventId', e ->> 'resourceId', e ->> 'type', (e ->> 'occurredAt')::timestamptz,
    to_timestamp((e ->> 'receivedAt')::bigint / 1000.0), (e ->> 'deliveryId')::uuid
  from jsonb_array_elements(p_events) e
  on conflict (provider, event_id, resource_id) do nothing;
end
$$;

-- As before, and with the provider.
create or replace function app.record_webhook_events(p_events jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  insert into public.webhook_events as w (
    id, provider, signed_id, object_key, byte_offset, byte_length, received_at, unknown_channels, state, reason)
  select (e ->> 'id')::uuid, coalesce(e ->> 'provider', 'meta'), e ->> 'signedId',
    e ->> 'objectKey', (e ->> 'byteOffset')::integer, (e ->> 'byteLength')::integer,
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

drop function app.list_dead_letters(integer);
create function app.list_dead_letters(p_limit integer)
returns table (
  id uuid, provider text, signed_id text, object_key text, byte_offset integer, byte_length integer,
  received_at timestamptz, reason text, replayed_at timestamptz
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select w.id, w.provider, w.signed_id, w.object_key, w.byte_offset, w.byte_length, w.received_at, w.reason,
      w.replayed_at
    from public.webhook_events w where w.state = 'dead'
    order by w.created_at limit least(greatest(p_limit, 1), 1000);
end
$$;

grant execute on function app.record_billing_events(jsonb), app.list_dead_letters(integer) to app_job;
reset role;
