-- What a person does with a conversation: take over, reply, give back, send again. As the caller.
set local role app_def;

-- The caller is in charge from now on, whoever was before.
create function app.put_in_charge(p_conversation uuid) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.conversations v
  set mode = 'person', person_id = app_ctx.user_id(), person_active_at = clock_timestamp(),
      waiting_reason = null, waiting_since = null, notified_at = null
  where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation
$$;

-- Outcomes: taken; unchanged, where the caller was in charge already; not_found.
create function app.take_over(p_conversation uuid) returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  before public.conversations;
begin
  select v.* into before from public.conversations v
  where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation
  for no key update;
  if not found then
    return 'not_found';
  end if;
  perform app.put_in_charge(p_conversation);
  if before.person_id = app_ctx.user_id() then
    return 'unchanged';
  end if;
  perform app.audit('conversation.take_over', p_conversation::text);
  return 'taken';
end
$$;

-- With p_quiet_only nothing happens before the quiet time of whoever is in charge is over. Outcomes: given_back;
-- unanswered, the same with messages that nobody has answered; unchanged; not_found.
create function app.give_back(p_conversation uuid, p_quiet_only boolean default false) returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  before public.conversations;
  quiet_time interval := make_interval(mins => coalesce((
    select s.quiet_minutes from public.desk_settings s where s.tenant_id = tenant), 240));
begin
  select v.* into before from public.conversations v where v.tenant_id = tenant and v.id = p_conversation
  for no key update;
  if not found then
    return 'not_found';
  end if;
  if before.mode = 'assistant' or p_quiet_only
    and (before.mode <> 'person' or before.person_active_at > clock_timestamp() - quiet_time)
  then
    return 'unchanged';
  end if;
  update public.conversations v
  set mode = 'assistant', person_id = null, person_active_at = null,
      waiting_reason = null, waiting_since = null, notified_at = null
  where v.tenant_id = tenant and v.id = p_conversation;
  perform app.audit('conversation.give_back', p_conversation::text);
  return case when exists (
    select from public.messages m
    where m.tenant_id = tenant and m.conversation_id = p_conversation
      and m.needs_reply and m.answered_turn is null and m.deleted_at is null)
    then 'unanswered' else 'given_back' end;
end
$$;

-- A person's reply, once for each id that their browser made; it answers all that the customer wrote up to now.
-- The outbox refuses past opt-out and window. Outcomes: queued; known; id_taken, by another message; not_found.
create function app.queue_person_reply(p_conversation uuid, p_id uuid, p_text text) returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  current_conversation public.conversations;
  known public.messages;
  next_turn integer;
begin
  select v.* into current_conversation from public.conversations v
  where v.tenant_id = tenant and v.id = p_conversation
  for no key update;
  if not found then
    return 'not_found';
  end if;
  select m.* into known from public.messages m where m.tenant_id = tenant and m.id = p_id;
  if found then
    return case when known.conversation_id = p_conversation and known.author = 'person' and known.body = p_text
      then 'known' else 'id_taken' end;
  end if;

  next_turn := current_conversation.turn + 1;
  insert into public.messages (
    tenant_id, id, conversation_id, channel_id, direction, author, content_type, body, sent_at, received_at)
  values (
    tenant, p_id, p_conversation, current_conversation.channel_id, 'out', 'person', 'text', p_text,
    clock_timestamp(), clock_timestamp());
  insert into public.outbox (tenant_id, id, conversation_id, turn, kind, state, next_attempt_at)
  values (tenant, p_id, p_conversation, next_turn, 'person_reply', 'queued', clock_timestamp());
  update public.messages m set answered_turn = next_turn
  where m.tenant_id = tenant and m.conversation_id = p_conversation and m.needs_reply and m.answered_turn is null;
  update public.conversations v set turn = next_turn where v.tenant_id = tenant and v.id = p_conversation;
  perform app.put_in_charge(p_conversation);
  perform app.audit('conversation.reply', p_conversation::text, jsonb_build_object('message', p_id));
  return 'queued';
end
$$;

-- A person decides that it is sent again; from then on it is theirs. Outcomes: queued; not_resendable; not_found.
create function app.resend(p_conversation uuid, p_outbox uuid) returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  item public.outbox;
begin
  select o.* into item from public.outbox o
  where o.tenant_id = tenant and o.conversation_id = p_conversation and o.id = p_outbox
  for update;
  if not found then
    return 'not_found';
  end if;
  if item.state not in ('not_confirmed', 'failed') then
    return 'not_resendable';
  end if;
  update public.outbox o
  set state = 'queued', next_attempt_at = clock_timestamp(), error_code = null,
      kind = case when o.kind = 'reply' then 'person_reply' else o.kind end
  where o.tenant_id = tenant and o.id = p_outbox;
  perform app.end_doubt(p_conversation);
  -- Whoever sends it again has looked at it.
  update public.conversations v
  set mode = 'assistant', waiting_reason = null, waiting_since = null, notified_at = null
  where v.tenant_id = tenant and v.id = p_conversation and v.waiting_reason = 'send_failed';
  update public.conversations v set person_active_at = clock_timestamp()
  where v.tenant_id = tenant and v.id = p_conversation and v.mode = 'person';
  perform app.audit('conversation.resend', p_conversation::text, jsonb_build_object('message', p_outbox));
  return 'queued';
end
$$;

grant execute on function
  app.put_in_charge(uuid),
  app.take_over(uuid),
  app.queue_person_reply(uuid, uuid, text),
  app.resend(uuid, uuid),
  app.end_doubt(uuid)
  to app_rw;
grant execute on function
  app.give_back(uuid, boolean)
  to app_rw, app_job;
reset role;
