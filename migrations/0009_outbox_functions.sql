-- What becomes of a send. These too run as the caller, under row level security.
set local role app_def;

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
  app.wait_for_person(uuid, text),
  app.end_doubt(uuid),
  app.apply_status(uuid, jsonb),
  app.apply_watermark(uuid, jsonb),
  app.record_failure(uuid, integer, text, integer, text),
  app.record_accepted(uuid, text),
  app.attempt_again(uuid),
  app.give_up_unconfirmed(uuid)
  to app_job;
reset role;
