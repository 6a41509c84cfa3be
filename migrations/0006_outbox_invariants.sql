-- Opt-out and the 24-hour window hold in the database: whatever code runs, nothing is queued or attempted past them.
set local role app_owner;

create function app_schema.enforce_sendable() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  contact_id uuid;
  contact public.contacts;
begin
  if new.state not in ('queued', 'attempted') then
    if tg_op = 'INSERT' then
      raise exception 'an outbox row starts as queued or attempted'
        using errcode = '23514', constraint = 'outbox_first_state';
    end if;
    return new;
  end if;

  if tg_op = 'INSERT' then
    -- Not the transaction's start, which may lie before the opt-out that this row confirms.
    new.created_at := clock_timestamp();
  end if;

  select v.contact_id into contact_id from public.conversations v
  where v.tenant_id = new.tenant_id and v.id = new.conversation_id;
  if new.kind = 'opt_out_confirmation' then
    -- One confirmation waits for another.
    perform from public.contacts c where c.tenant_id = new.tenant_id and c.id = contact_id for no key update;
  end if;
  -- The lock makes a STOP that is being stored wait for this row, or this row for it.
  select c.* into contact from public.contacts c
  where c.tenant_id = new.tenant_id and c.id = contact_id for share;
  if not found then
    raise exception 'no such conversation' using errcode = '23514', constraint = 'outbox_conversation';
  end if;

  if contact.opted_out_at is not null and (
    new.kind <> 'opt_out_confirmation' or exists (
      select from public.outbox o
      where o.tenant_id = new.tenant_id and o.conversation_id = new.conversation_id
        and o.kind = 'opt_out_confirmation' and o.id <> new.id and o.created_at >= contact.opted_out_at)
  ) then
    raise exception 'the customer has opted out' using errcode = '23514', constraint = 'outbox_opted_out';
  end if;

  if not exists (
    select from public.messages m
    where m.tenant_id = new.tenant_id and m.conversation_id = new.conversation_id
      and m.direction = 'in' and m.sent_at > now() - interval '24 hours'
  ) then
    raise exception 'the 24-hour window is closed' using errcode = '23514', constraint = 'outbox_window_closed';
  end if;
  return new;
end
$$;

create trigger enforce_sendable before insert or update of state, attempts, kind, conversation_id on public.outbox
  for each row execute function app_schema.enforce_sendable();

-- A customer's message is never dated in the future: that would hold the window open.
create function app_schema.bound_sent_at() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.sent_at := least(new.sent_at, clock_timestamp());
  return new;
end
$$;

create trigger bound_sent_at before insert or update of sent_at on public.messages
  for each row execute function app_schema.bound_sent_at();

grant usage on schema app_schema to app_rw, app_job, app_def;
reset role;
