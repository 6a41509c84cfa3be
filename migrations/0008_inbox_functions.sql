-- What customers send. What needs a decision between statements is one function: one round trip, one transaction.
-- They run as the caller, under row level security.
set local role app_def;

create function app.uuid_v7() returns uuid
language sql volatile set search_path = pg_catalog, pg_temp
as $$
  select encode(
    set_byte(
      overlay(random placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      6, (get_byte(random, 6) & 15) | 112), 'hex')::uuid
  from (select uuid_send(gen_random_uuid()) as random) v4
$$;

-- The contact behind a set of identifiers, made if there is none; learns identifiers that are new.
create function app.resolve_contact(p_provider text, p_identifiers jsonb, p_name text) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  found_contact uuid;
begin
  select i.contact_id into found_contact
  from jsonb_array_elements(p_identifiers) with ordinality as given (identifier, place)
  join public.contact_identifiers i
    on i.tenant_id = tenant and i.provider = p_provider
    and i.kind = given.identifier ->> 'kind' and i.value = given.identifier ->> 'value'
  order by given.place limit 1;

  if found_contact is null then
    found_contact := app.uuid_v7();
    insert into public.contacts (tenant_id, id, display_name) values (tenant, found_contact, left(p_name, 200));
  elsif p_name is not null then
    update public.contacts c set display_name = left(p_name, 200)
    where c.tenant_id = tenant and c.id = found_contact and c.display_name is distinct from left(p_name, 200);
  end if;
  -- Each a moment after the one before: of two numbers of one person, the later one is written to.
  insert into public.contact_identifiers as i (tenant_id, provider, kind, value, contact_id, last_seen_at)
  select tenant, p_provider, given ->> 'kind', given ->> 'value', found_contact,
    clock_timestamp() + place * interval '1 microsecond'
  from jsonb_array_elements(p_identifiers) with ordinality as listed (given, place)
  on conflict (tenant_id, provider, kind, value) do update set last_seen_at = excluded.last_seen_at;
  return found_contact;
end
$$;

create function app.resolve_conversation(p_channel uuid, p_contact uuid) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  found_conversation uuid;
begin
  insert into public.conversations (tenant_id, id, channel_id, contact_id)
  values (tenant, app.uuid_v7(), p_channel, p_contact)
  on conflict (tenant_id, channel_id, contact_id) do nothing;
  select v.id into found_conversation from public.conversations v
  where v.tenant_id = tenant and v.channel_id = p_channel and v.contact_id = p_contact;
  return found_conversation;
end
$$;

-- The provider's time of an event; the time of receipt where it sent none.
create function app.event_time(p_event jsonb, p_received_at timestamptz) returns timestamptz
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select coalesce(to_timestamp(nullif((p_event ->> 'sentAt')::bigint, 0) / 1000.0), p_received_at)
$$;

create function app.store_customer_event(
  p_channel uuid, p_conversation uuid, p_contact uuid, p_received_at timestamptz, p_event jsonb
) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  event_type text := p_event ->> 'type';
  subject_id text := p_event ->> (case when event_type in ('edit', 'deletion') then 'targetMessageId' else 'messageId' end);
  row_id uuid;
begin
  -- An edit or deletion may arrive before its message: it then takes the message's place.
  insert into public.messages (
    tenant_id, id, conversation_id, channel_id, direction, author, content_type, body, media, provider_message_id,
    reply_to_provider_id, search_hints, intent, sent_at, received_at, position, needs_reply, edited_at, deleted_at)
  values (
    tenant, app.uuid_v7(), p_conversation, p_channel, 'in', 'customer',
    case event_type when 'message' then p_event ->> 'contentType' when 'reaction' then 'reaction' else 'text' end,
    case event_type when 'reaction' then p_event ->> 'emoji' else p_event ->> 'text' end,
    nullif(p_event -> 'media', 'null'), subject_id,
    coalesce(p_event ->> 'replyToMessageId', case event_type when 'reaction' then p_event ->> 'targetMessageId' end),
    p_event ->> 'searchHints', p_event ->> 'intent', app.event_time(p_event, p_received_at), p_received_at, (p_event ->> 'position')::integer,
    event_type in ('message', 'edit') and not coalesce((p_event ->> 'standby')::boolean, false),
    case event_type when 'edit' then now() end, case event_type when 'deletion' then now() end)
  on conflict (tenant_id, channel_id, provider_message_id) do nothing
  returning id into row_id;

  if row_id is null and event_type = 'message' then
    -- Its edit was faster and has the text; the rest is the message's.
    update public.messages m
    set content_type = p_event ->> 'contentType', media = nullif(p_event -> 'media', 'null'),
        reply_to_provider_id = p_event ->> 'replyToMessageId', sent_at = app.event_time(p_event, p_received_at),
        position = (p_event ->> 'position')::integer,
        needs_reply = m.needs_reply and not coalesce((p_event ->> 'standby')::boolean, false)
    where m.tenant_id = tenant and m.channel_id = p_channel and m.conversation_id = p_conversation
      and m.provider_message_id = subject_id and m.direction = 'in'
      and m.edited_at is not null and m.deleted_at is null;
  elsif row_id is null and event_type = 'edit' then
    update public.messages m set body = p_event ->> 'text', search_hints = p_event ->> 'searchHints', edited_at = now()
    where m.tenant_id = tenant and m.channel_id = p_channel and m.conversation_id = p_conversation
      and m.provider_message_id = subject_id and m.direction = 'in' and m.deleted_at is null;
  elsif row_id is null and event_type = 'deletion' then
    update public.messages m set body = null, media = null, needs_reply = false, deleted_at = now()
    where m.tenant_id = tenant and m.channel_id = p_channel and m.conversation_id = p_conversation
      and m.provider_message_id = subject_id and m.direction = 'in';
  elsif row_id is not null and p_event ->> 'intent' = 'stop' then
    update public.contacts c set opted_out_at = clock_timestamp()
    where c.tenant_id = tenant and c.id = p_contact and c.opted_out_at is null;
    -- Confirmed once: a second STOP wants silence.
    if not found then
      update public.messages m set needs_reply = false where m.tenant_id = tenant and m.id = row_id;
    end if;
  elsif row_id is not null and p_event ->> 'intent' = 'start' then
    -- Unless a STOP that was written later has come first.
    update public.contacts c set opted_out_at = null
    where c.tenant_id = tenant and c.id = p_contact and not exists (
      select from public.messages m
      where m.tenant_id = tenant and m.conversation_id = p_conversation and m.intent = 'stop'
        and (m.sent_at, m.position) > (app.event_time(p_event, p_received_at), (p_event ->> 'position')::integer));
  end if;
end
$$;

-- Somebody of the business answered in another app: the assistant does not answer the same messages again.
create function app.store_echo(p_channel uuid, p_conversation uuid, p_received_at timestamptz, p_event jsonb)
returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  sent timestamptz := app.event_time(p_event, p_received_at);
  own_send uuid;
begin
  -- Messenger and Instagram echo our own sends too, at times before the call has returned.
  select o.id into own_send
  from public.outbox o join public.messages m on m.tenant_id = o.tenant_id and m.id = o.id
  where o.tenant_id = tenant and o.conversation_id = p_conversation and o.provider_message_id is null
    and o.state in ('attempted', 'not_confirmed') and m.body = p_event ->> 'text'
    and not exists (
      select from public.messages known
      where known.tenant_id = tenant and known.channel_id = p_channel
        and known.provider_message_id = p_event ->> 'messageId')
  order by o.turn limit 1;
  if found then
    perform app.record_accepted(own_send, p_event ->> 'messageId');
    return;
  end if;

  insert into public.messages (
    tenant_id, id, conversation_id, channel_id, direction, author, content_type, body, provider_message_id,
    sent_at, received_at, position)
  values (
    tenant, app.uuid_v7(), p_conversation, p_channel, 'out', 'person', p_event ->> 'contentType', p_event ->> 'text',
    p_event ->> 'messageId', sent, p_received_at, (p_event ->> 'position')::integer)
  on conflict (tenant_id, channel_id, provider_message_id) do nothing;
  if found then
    update public.messages m set needs_reply = false
    where m.tenant_id = tenant and m.conversation_id = p_conversation and m.needs_reply
      and m.answered_turn is null and m.sent_at <= sent;
  end if;
end
$$;

-- Stores the events of one webhook for one channel; every effect happens once per provider message id. Returns
-- each conversation with something to do, redelivered messages included: dedupe stops effects, not the turn.
create function app.ingest(p_channel uuid, p_provider text, p_received_at timestamptz, p_events jsonb)
returns table (conversation_id uuid, message_ids text[])
language plpgsql set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
  event jsonb;
  contact uuid;
  conversation uuid;
  wakes jsonb := '[]';
begin
  -- Contacts are locked in one order, so that two deliveries about the same people cannot deadlock.
  perform pg_advisory_xact_lock(key) from (
    select distinct hashtextextended(tenant || p_provider || (i ->> 'kind') || (i ->> 'value'), 0) as key
    from jsonb_array_elements(p_events) e,
      jsonb_array_elements(coalesce(e -> 'from', '[]') || coalesce(e -> 'to', '[]')) i
    order by key) keys;

  for event in select e from jsonb_array_elements(p_events) e loop
    conversation := null;
    -- The business itself edited, deleted or reacted in another app: nothing of the customer's.
    continue when event ->> 'type' in ('edit', 'deletion', 'reaction') and event -> 'from' = '[]';
    case event ->> 'type'
      when 'message', 'edit', 'deletion', 'reaction' then
        contact := app.resolve_contact(p_provider, event -> 'from', event ->> 'profileName');
        conversation := app.resolve_conversation(p_channel, contact);
        perform app.store_customer_event(p_channel, conversation, contact, p_received_at, event);
      when 'echo' then
        contact := app.resolve_contact(p_provider, event -> 'to', null);
        perform app.store_echo(p_channel, app.resolve_conversation(p_channel, contact), p_received_at, event);
      when 'identity_change' then
        perform app.resolve_contact(p_provider, (event -> 'from') || (event -> 'to'), null);
      when 'status' then
        if event ->> 'messageId' is null and event ->> 'outboxId' is null then
          perform app.apply_watermark(p_channel, event);
        else
          conversation := app.apply_status(p_channel, event);
        end if;
      else
        raise exception 'unknown event type' using errcode = '22023';
    end case;
    if conversation is not null and event ->> 'type' <> 'reaction' then
      -- A status is no news from the customer: it only asks the conversation to look at its sends.
      wakes := wakes || jsonb_build_object('conversation', conversation,
        'message', case when event ->> 'type' <> 'status' then event ->> 'messageId' end);
    end if;
  end loop;

  return query
    select (w ->> 'conversation')::uuid,
      coalesce(array_agg(w ->> 'message') filter (where w ->> 'message' is not null), '{}')
    from jsonb_array_elements(wakes) w group by 1;
end
$$;

grant execute on function
  app.uuid_v7(),
  app.resolve_contact(text, jsonb, text),
  app.resolve_conversation(uuid, uuid),
  app.event_time(jsonb, timestamptz),
  app.store_customer_event(uuid, uuid, uuid, timestamptz, jsonb),
  app.store_echo(uuid, uuid, timestamptz, jsonb),
  app.ingest(uuid, text, timestamptz, jsonb)
  to app_job;
reset role;
