-- The assistant beside a person: what it leaves unsaid, and which conversations an event touches.
set local role app_def;

-- The assistant's words that have certainly not left, once a person is in charge: they stay unsaid. What they
-- answered is open again, unless the person has replied since.
create function app.withdraw_send(p_outbox uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  item public.outbox;
begin
  update public.outbox o set state = 'failed', next_attempt_at = null
  where o.tenant_id = tenant and o.id = p_outbox and o.kind = 'reply' and o.state in ('queued', 'attempted')
    and exists (
      select from public.conversations v
      where v.tenant_id = tenant and v.id = o.conversation_id and v.mode = 'person')
  returning o.* into item;
  if not found then
    return false;
  end if;
  update public.messages m
  set answered_turn = (
    select max(o.turn) from public.outbox o
    where o.tenant_id = tenant and o.conversation_id = item.conversation_id and o.kind = 'person_reply'
      and o.turn > item.turn)
  where m.tenant_id = tenant and m.conversation_id = item.conversation_id and m.direction = 'in'
    and m.answered_turn = item.turn;
  return true;
end
$$;

-- The next try of a queued send. False where it is no longer queued, or the assistant's while a person is in charge.
create or replace function app.attempt_again(p_outbox uuid) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  update public.outbox o
  set state = 'attempted', attempts = o.attempts + 1, attempted_at = clock_timestamp(), next_attempt_at = null
  where o.tenant_id = app_ctx.tenant_id() and o.id = p_outbox and o.state = 'queued'
    and (o.kind <> 'reply' or not exists (
      select from public.conversations v
      where v.tenant_id = o.tenant_id and v.id = o.conversation_id and v.mode = 'person'));
  return found;
end
$$;

-- As before, but that a person took over says more than that their reply was faster: nothing is to be tried again.
create or replace function app.commit_turn(
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
  if current_conversation.mode = 'person' then
    return 'silent';
  end if;
  if not found or current_conversation.turn <> p_turn - 1 then
    return 'stale';
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

-- The first reason stays, so that its end alone ends the waiting; a doubt about a send gives way to any other, of
-- which nobody was told.
create or replace function app.wait_for_person(p_conversation uuid, p_reason text) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.conversations v
  set mode = 'waiting', waiting_reason = coalesce(nullif(v.waiting_reason, 'not_confirmed'), p_reason),
      waiting_since = case
        when v.waiting_reason is null or v.waiting_reason = 'not_confirmed' and p_reason <> 'not_confirmed'
        then clock_timestamp() else v.waiting_since end,
      notified_at = case
        when v.waiting_reason = 'not_confirmed' and p_reason <> 'not_confirmed' then null else v.notified_at end
  where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation and v.mode <> 'person'
$$;

-- The conversations that a status is about.
create function app.status_conversations(p_channel uuid, p_event jsonb) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select v.id from public.outbox o
  join public.conversations v on v.tenant_id = o.tenant_id and v.id = o.conversation_id and v.channel_id = p_channel
  where o.tenant_id = app_ctx.tenant_id() and o.provider_message_id = p_event ->> 'messageId'
  union
  select v.id from public.outbox o
  join public.conversations v on v.tenant_id = o.tenant_id and v.id = o.conversation_id and v.channel_id = p_channel
  where o.tenant_id = app_ctx.tenant_id() and o.id = (p_event ->> 'outboxId')::uuid
  union
  select v.id from jsonb_array_elements(p_event -> 'to') recipient
  join public.contact_identifiers i
    on i.tenant_id = app_ctx.tenant_id() and i.provider = p_event ->> 'provider'
    and i.kind = recipient ->> 'kind' and i.value = recipient ->> 'value'
  join public.conversations v
    on v.tenant_id = i.tenant_id and v.channel_id = p_channel and v.contact_id = i.contact_id
  where p_event ->> 'messageId' is null and p_event ->> 'outboxId' is null
$$;

drop function app.ingest(uuid, text, timestamptz, jsonb);

-- Stores the events of one webhook for one channel; every effect happens once per provider message id. Returns each
-- conversation that they touch; it is due where its object has something to do, redelivered messages included:
-- dedupe stops effects, not the turn.
create function app.ingest(p_channel uuid, p_provider text, p_received_at timestamptz, p_events jsonb)
returns table (conversation_id uuid, message_ids text[], is_due boolean)
language plpgsql set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
  event jsonb;
  contact uuid;
  conversation uuid;
  about uuid[];
  touched jsonb := '[]';
begin
  -- Contacts are locked in one order, so that two deliveries about the same people cannot deadlock.
  perform pg_advisory_xact_lock(key) from (
    select distinct hashtextextended(tenant || p_provider || (i ->> 'kind') || (i ->> 'value'), 0) as key
    from jsonb_array_elements(p_events) e,
      jsonb_array_elements(coalesce(e -> 'from', '[]') || coalesce(e -> 'to', '[]')) i
    order by key) keys;

  for event in select e from jsonb_array_elements(p_events) e loop
    -- The business itself edited, deleted or reacted in another app: nothing of the customer's.
    continue when event ->> 'type' in ('edit', 'deletion', 'reaction') and event -> 'from' = '[]';
    case event ->> 'type'
      when 'message', 'edit', 'deletion', 'reaction' then
        contact := app.resolve_contact(p_provider, event -> 'from', event ->> 'profileName');
        conversation := app.resolve_conversation(p_channel, contact);
        perform app.store_customer_event(p_channel, conversation, contact, p_received_at, event);
        touched := touched || jsonb_build_object('conversation', conversation, 'message', event ->> 'messageId',
          'due', event ->> 'type' <> 'reaction');
      when 'echo' then
        contact := app.resolve_contact(p_provider, event -> 'to', null);
        conversation := app.resolve_conversation(p_channel, contact);
        perform app.store_echo(p_channel, conversation, p_received_at, event);
        touched := touched || jsonb_build_object('conversation', conversation, 'due', false);
      when 'identity_change' then
        perform app.resolve_contact(p_provider, (event -> 'from') || (event -> 'to'), null);
      when 'status' then
        conversation := null;
        -- Before it takes effect: a failure takes the id away by which it names its message.
        about := array(select app.status_conversations(p_channel, event));
        if event ->> 'messageId' is null and event ->> 'outboxId' is null then
          perform app.apply_watermark(p_channel, event);
        else
          conversation := app.apply_status(p_channel, event);
        end if;
        -- A status is no news from the customer: at most it asks the conversation to look at its sends.
        touched := touched || (
          select coalesce(jsonb_agg(jsonb_build_object('conversation', s, 'due', s = conversation)), '[]')
          from unnest(about) s);
      else
        raise exception 'unknown event type' using errcode = '22023';
    end case;
  end loop;

  return query
    select (t ->> 'conversation')::uuid,
      coalesce(
        array_agg(t ->> 'message') filter (where (t ->> 'due')::boolean and t ->> 'message' is not null), '{}'),
      bool_or(coalesce((t ->> 'due')::boolean, false))
    from jsonb_array_elements(touched) t group by 1;
end
$$;

grant execute on function
  app.withdraw_send(uuid),
  app.status_conversations(uuid, jsonb),
  app.ingest(uuid, text, timestamptz, jsonb)
  to app_job;
reset role;
