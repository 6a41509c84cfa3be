-- A person in the loop: why a conversation waits, who is in charge and since when.
set local role app_owner;

alter table public.conversations
  drop constraint conversations_waiting_reason_check,
  add constraint conversations_waiting_reason_check check (waiting_reason in (
    'unknown_answer', 'asked_for_person', 'anger', 'owner_rule', 'not_confirmed', 'send_failed')),
  -- Who took over in the browser.
  add column person_id uuid,
  -- Their last word or deed here; the quiet time counts from it.
  add column person_active_at timestamptz,
  -- When the team was told that it waits.
  add column notified_at timestamptz,
  add constraint conversations_person check ((mode = 'person') = (person_active_at is not null)),
  add constraint conversations_person_id check (mode = 'person' or person_id is null),
  add constraint conversations_notified check (mode = 'waiting' or notified_at is null);

create index conversations_waiting on public.conversations (waiting_since) where mode = 'waiting' and notified_at is null;
create index conversations_person on public.conversations (person_active_at) where mode = 'person';

alter table public.outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in ('reply', 'opt_out_confirmation', 'person_reply'));
reset role;

set local role app_def;

-- What became of a send is known after all: nobody has to look, unless another send is still in doubt.
create or replace function app.end_doubt(p_conversation uuid) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.conversations v
  set mode = 'assistant', waiting_reason = null, waiting_since = null, notified_at = null
  where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation and v.waiting_reason = 'not_confirmed'
    and not exists (
      select from public.outbox o
      where o.tenant_id = v.tenant_id and o.conversation_id = v.id and o.state = 'not_confirmed')
$$;
reset role;
