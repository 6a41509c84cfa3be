-- What needs a decision between statements is one function: one round trip, one transaction. These run as the
-- caller, under row level security.
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

-- A status of one of our messages. Climbs the ladder sent, delivered, read; never steps down. Returns the
-- conversation that has to act on it, if any.
create function app.apply_status(p_channel uuid, p_event jsonb) returns uuid
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  item public.outbox;
  status text := p_event ->> 'status';
  provider_id text := p_event ->> 'messageId';
  ladder constant text[] := array['queued', 'attempted', 'not_confirmed', 'failed', 'sent', 'delivered', 'read'];
  may_retry boolean;
begin
  select o.* into item
  from public.outbox o
  join public.conversations v on v.tenant_id = o.tenant_id and v.id = o.conversation_id
  where o.tenant_id = tenant and v.channel_id = p_channel
    and (o.provider_message_id = provider_id or o.id = (p_event ->> 'outboxId')::uuid)
  order by (o.provider_message_id = provider_id) desc nulls last limit 1
  for update of o;
  if not found or provider_id = any (item.failed_message_ids) then
    return null;
  end if;

  if status = 'failed' then
    if item.state in ('delivered', 'read', 'failed') then
      return null;
    end if;
    may_retry := p_event ->> 'errorClass' = 'retry' and item.attempts < 5;
    perform app.record_failure(
      item.id, (p_event ->> 'errorCode')::integer, p_event ->> 'errorClass',
      case when may_retry then coalesce((p_event ->> 'retryDelayMs')::integer, 6000) end, provider_id);
    return case when may_retry then item.conversation_id end;
  end if;

  if array_position(ladder, status) > array_position(ladder, item.state) then
    update public.outbox o
    set state = status, provider_message_id = coalesce(provider_id, o.provider_message_id)
    where o.tenant_id = tenant and o.id = item.id;
    update public.messages m set provider_message_id = coalesce(provider_id, m.provider_message_id)
    where m.tenant_id = tenant and m.id = item.id;
    perform app.end_doubt(item.conversation_id);
  end if;
  return null;
end
$$;

-- Messenger's receipts name no message: all that the customer was sent up to then has the status.
create function app.apply_watermark(p_channel uuid, p_event jsonb) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.outbox o set state = p_event ->> 'status'
  from jsonb_array_elements(p_event -> 'to') recipient, public.contact_identifiers i, public.conversations v
  where i.tenant_id = app_ctx.tenant_id() and i.provider = p_event ->> 'provider'
    and i.kind = recipient ->> 'kind' and i.value = recipient ->> 'value'
    and v.tenant_id = i.tenant_id and v.channel_id = p_channel and v.contact_id = i.contact_id
    and o.tenant_id = v.tenant_id and o.conversation_id = v.id
    and o.attempted_at <= to_timestamp((p_event ->> 'watermark')::bigint / 1000.0)
    and (o.state, p_event ->> 'status') in (('sent', 'delivered'), ('sent', 'read'), ('delivered', 'read'))
$$;

-- A send is known to have failed. With a delay it is queued again, without one the conversation waits.
create function app.record_failure(
  p_outbox uuid, p_code integer, p_class text, p_retry_delay_ms integer, p_failed_message_id text default null
) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  item public.outbox;
begin
  begin
    update public.outbox o
    set state = case when p_retry_delay_ms is null then 'failed' else 'queued' end,
        error_code = p_code,
        next_attempt_at = clock_timestamp() + make_interval(secs => p_retry_delay_ms / 1000.0),
        provider_message_id = null,
        failed_message_ids = array_remove(o.failed_message_ids || p_failed_message_id, null)
    where o.tenant_id = tenant and o.id = p_outbox
    returning o.* into item;
  exception when check_violation then
    -- The window closed or the customer opted out meanwhile: there is no further try.
    update public.outbox o
    set state = 'failed', error_code = p_code, next_attempt_at = null, provider_message_id = null,
        failed_message_ids = array_remove(o.failed_message_ids || p_failed_message_id, null)
    where o.tenant_id = tenant and o.id = p_outbox
    returning o.* into item;
  end;
  if item.state = 'failed' then
    perform app.wait_for_person(item.conversation_id, 'send_failed');
  else
    perform app.end_doubt(item.conversation_id);
  end if;
  if p_class in ('pause_sender', 'pause_credential') then
    update public.channels c set state = 'paused', paused_code = p_code
    where c.tenant_id = tenant and c.id = (
      select v.channel_id from public.conversations v
      where v.tenant_id = tenant and v.id = item.conversation_id);
  end if;
end
$$;

-- The first reason stays, so that its end alone ends the waiting; a doubt about a send gives way to any other.
create function app.wait_for_person(p_conversation uuid, p_reason text) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.conversations v
  set mode = 'waiting', waiting_reason = coalesce(nullif(v.waiting_reason, 'not_confirmed'), p_reason),
      waiting_since = coalesce(v.waiting_since, clock_timestamp())
  where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation and v.mode <> 'person'
$$;

-- What became of a send is known after all: nobody has to look, unless another send is still in doubt.
create function app.end_doubt(p_conversation uuid) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.conversations v set mode = 'assistant', waiting_reason = null, waiting_since = null
  where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation and v.waiting_reason = 'not_confirmed'
    and not exists (
      select from public.outbox o
      where o.tenant_id = v.tenant_id and o.conversation_id = v.id and o.state = 'not_confirmed')
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

-- Everything a turn needs, in one round trip: conversation, channel, contact, unanswered messages in order, the
-- open sends and the passages that fit the question.
create function app.load_turn(p_conversation uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with
    tenant as (select t.* from public.tenants t where t.id = app_ctx.tenant_id()),
    conversation as (
      select v.* from public.conversations v
      where v.tenant_id = (select id from tenant) and v.id = p_conversation
    ),
    unanswered as (
      select m.id, m.provider_message_id, m.content_type, m.body, m.search_hints, m.intent,
        row_number() over (order by m.sent_at, m.received_at, m.position, m.id) as place
      from public.messages m
      where m.tenant_id = (select id from tenant) and m.conversation_id = p_conversation
        and m.needs_reply and m.answered_turn is null and m.deleted_at is null
    ),
    first_unanswered as (select * from unanswered order by place limit 100)
  select jsonb_build_object(
    'tenant', (select jsonb_build_object('name', name, 'language', language, 'timeZone', time_zone) from tenant),
    'mode', v.mode,
    'turn', v.turn,
    'optedOut', c.opted_out_at is not null,
    'windowOpen', exists (
      select from public.messages m
      where m.tenant_id = v.tenant_id and m.conversation_id = v.id and m.direction = 'in'
        and m.sent_at > now() - interval '24 hours'),
    'address', (
      select jsonb_build_object('kind', i.kind, 'value', i.value) from public.contact_identifiers i
      where i.tenant_id = v.tenant_id and i.contact_id = c.id and i.provider = h.provider
      -- A phone number is kept over the user id, which rotates; the latest wins.
      order by (i.kind = 'wa_user_id'), i.last_seen_at desc limit 1),
    'channel', jsonb_build_object(
      'id', h.id, 'provider', h.provider, 'externalId', h.external_id, 'state', h.state, 'sealedToken', h.sealed_token),
    'unanswered', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', u.id, 'providerMessageId', u.provider_message_id, 'contentType', u.content_type, 'body', u.body,
        'intent', u.intent) order by u.place)
      from first_unanswered u), '[]'),
    'openSends', coalesce((
      select jsonb_agg(jsonb_build_object(
        'outboxId', o.id, 'state', o.state, 'attempts', o.attempts, 'body', m.body,
        'attemptedMsAgo', floor(extract(epoch from clock_timestamp() - o.attempted_at) * 1000)::bigint,
        'dueInMs', greatest(0, ceil(extract(epoch from o.next_attempt_at - clock_timestamp()) * 1000))::bigint)
        order by o.turn)
      from public.outbox o join public.messages m on m.tenant_id = o.tenant_id and m.id = o.id
      where o.tenant_id = v.tenant_id and o.conversation_id = v.id and o.state in ('queued', 'attempted')), '[]'),
    'passages', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', p.passage_id, 'documentTitle', p.document_title, 'headings', p.headings, 'text', p.body,
        'coverage', p.coverage) order by p.score desc, p.passage_id)
      from app.search_passages(
        (select string_agg(u.body, E'\n' order by u.place) from first_unanswered u),
        (select string_agg(u.search_hints, ' ') from first_unanswered u),
        (select language from tenant)) p), '[]'))
  from conversation v
  join public.contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
  join public.channels h on h.tenant_id = v.tenant_id and h.id = v.channel_id
$$;

-- Commits a turn: the reply, its outbox row (attempted before the call) and what it answers, or nothing of them.
-- Outcomes: committed; stale, when another turn got there first; silent, when a person took over meanwhile.
create function app.commit_turn(
  p_conversation uuid, p_turn integer, p_outbox uuid, p_kind text, p_body text, p_citations jsonb,
  p_answered uuid[], p_waiting_reason text
) returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  current_conversation public.conversations;
begin
  select v.* into current_conversation from public.conversations v
  where v.tenant_id = tenant and v.id = p_conversation
  -- A message that is being stored only refers to this row: it neither waits nor deadlocks.
  for no key update;
  if not found or current_conversation.turn <> p_turn - 1 then
    return 'stale';
  end if;
  if current_conversation.mode = 'person' then
    return 'silent';
  end if;

  insert into public.messages (
    tenant_id, id, conversation_id, channel_id, direction, author, content_type, body, citations, sent_at, received_at)
  values (
    tenant, p_outbox, p_conversation, current_conversation.channel_id, 'out', 'assistant', 'text', p_body,
    p_citations, clock_timestamp(), clock_timestamp());
  insert into public.outbox (
    tenant_id, id, conversation_id, turn, kind, state, attempts, attempted_at)
  values (tenant, p_outbox, p_conversation, p_turn, p_kind, 'attempted', 1, clock_timestamp());
  update public.messages m set answered_turn = p_turn
  where m.tenant_id = tenant and m.conversation_id = p_conversation and m.id = any (p_answered);
  update public.conversations v set turn = p_turn where v.tenant_id = tenant and v.id = p_conversation;
  if p_waiting_reason is not null then
    perform app.wait_for_person(p_conversation, p_waiting_reason);
  end if;
  return 'committed';
end
$$;

-- The next try of a queued send. False where it is no longer queued; the trigger refuses past opt-out and window.
create function app.attempt_again(p_outbox uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  update public.outbox o
  set state = 'attempted', attempts = o.attempts + 1, attempted_at = clock_timestamp(), next_attempt_at = null
  where o.tenant_id = app_ctx.tenant_id() and o.id = p_outbox and o.state = 'queued';
  return found;
end
$$;

-- The provider accepted the message. A status webhook may have been faster: its higher state stays.
create function app.record_accepted(p_outbox uuid, p_provider_message_id text) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  conversation uuid;
begin
  update public.outbox o
  set provider_message_id = p_provider_message_id,
      state = case when o.state in ('attempted', 'not_confirmed') then 'sent' else o.state end
  where o.tenant_id = tenant and o.id = p_outbox and o.provider_message_id is null and o.state <> 'queued'
    and p_provider_message_id <> all (o.failed_message_ids)
  returning o.conversation_id into conversation;
  if found then
    -- An earlier attempt that failed may have left its id.
    update public.messages m set provider_message_id = p_provider_message_id
    where m.tenant_id = tenant and m.id = p_outbox;
    perform app.end_doubt(conversation);
  end if;
end
$$;

-- No answer and no status for two minutes: nobody can tell whether it arrived, so a person looks at it.
create function app.give_up_unconfirmed(p_outbox uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  conversation uuid;
begin
  update public.outbox o set state = 'not_confirmed'
  where o.tenant_id = app_ctx.tenant_id() and o.id = p_outbox and o.state = 'attempted'
    and o.attempted_at <= clock_timestamp() - interval '2 minutes'
  returning o.conversation_id into conversation;
  if conversation is not null then
    perform app.wait_for_person(conversation, 'not_confirmed');
  end if;
  return conversation is not null;
end
$$;

grant execute on function
  app.uuid_v7(), app.resolve_contact(text, jsonb, text), app.resolve_conversation(uuid, uuid),
  app.apply_status(uuid, jsonb), app.record_failure(uuid, integer, text, integer, text),
  app.wait_for_person(uuid, text), app.end_doubt(uuid), app.apply_watermark(uuid, jsonb), app.event_time(jsonb, timestamptz), app.ingest(uuid, text, timestamptz, jsonb),
  app.store_customer_event(uuid, uuid, uuid, timestamptz, jsonb),
  app.store_echo(uuid, uuid, timestamptz, jsonb), app.load_turn(uuid),
  app.commit_turn(uuid, integer, uuid, text, text, jsonb, uuid[], text),
  app.attempt_again(uuid), app.record_accepted(uuid, text), app.give_up_unconfirmed(uuid)
  to app_job;
reset role;
