-- Channels, contacts, conversations, messages and the outbox.
set local role app_owner;

create table public.channels (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id uuid not null,
  provider text not null check (provider in ('whatsapp', 'messenger', 'instagram')),
  external_id text not null check (length(external_id) between 1 and 64),
  display_name text not null,
  -- The access token in its AES-GCM envelope; the database never sees the plain text.
  sealed_token text not null,
  state text not null default 'active' check (state in ('active', 'paused')),
  paused_code integer,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, provider, external_id)
);

-- Routing: one phone number belongs to one tenant, wherever the claim comes from.
create table public.channel_routes (
  provider text not null,
  external_id text not null,
  tenant_id uuid not null,
  channel_id uuid not null,
  primary key (provider, external_id),
  foreign key (tenant_id, channel_id) references public.channels (tenant_id, id) on delete cascade
);
create index channel_routes_channel on public.channel_routes (tenant_id, channel_id);

create table public.contacts (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id uuid not null,
  display_name text,
  opted_out_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

-- WhatsApp may send a phone number, a rotating user id, or both: the contact has an id of its own.
create table public.contact_identifiers (
  tenant_id uuid not null,
  provider text not null,
  kind text not null check (kind in ('wa_id', 'wa_user_id', 'messenger_id', 'instagram_id')),
  value text not null check (length(value) between 1 and 128),
  contact_id uuid not null,
  last_seen_at timestamptz not null default now(),
  primary key (tenant_id, provider, kind, value),
  foreign key (tenant_id, contact_id) references public.contacts (tenant_id, id) on delete cascade
);
create index contact_identifiers_contact on public.contact_identifiers (tenant_id, contact_id);

create table public.conversations (
  tenant_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  contact_id uuid not null,
  -- person: somebody is in charge and the assistant is silent. waiting: it waits for somebody.
  mode text not null default 'assistant' check (mode in ('assistant', 'waiting', 'person')),
  waiting_reason text check (waiting_reason in ('unknown_answer', 'not_confirmed', 'send_failed')),
  waiting_since timestamptz,
  -- Number of the last turn that was committed.
  turn integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, channel_id, contact_id),
  foreign key (tenant_id, channel_id) references public.channels (tenant_id, id) on delete cascade,
  foreign key (tenant_id, contact_id) references public.contacts (tenant_id, id) on delete cascade,
  check ((mode = 'waiting') = (waiting_reason is not null))
);

create table public.messages (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  channel_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  author text not null check (author in ('customer', 'assistant', 'person', 'system')),
  content_type text not null,
  body text check (length(body) <= 65536),
  media jsonb,
  -- Passages that an answer rests on: [{passageId, documentTitle, heading, quote}].
  citations jsonb not null default '[]',
  provider_message_id text,
  reply_to_provider_id text,
  -- Words that the answer is likely to have though the question has not: "a qué hora" looks for "horario".
  search_hints text,
  -- What a whole message asks for, where that is decided by rule: stop or start.
  intent text check (intent in ('stop', 'start')),
  sent_at timestamptz not null,
  received_at timestamptz not null,
  position integer not null default 0,
  needs_reply boolean not null default false,
  answered_turn integer,
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (tenant_id, id),
  -- Redelivery ends here.
  unique (tenant_id, channel_id, provider_message_id),
  foreign key (tenant_id, conversation_id) references public.conversations (tenant_id, id) on delete cascade,
  foreign key (tenant_id, channel_id) references public.channels (tenant_id, id) on delete cascade,
  check (direction = 'in' or not needs_reply)
);
create index messages_conversation on public.messages (tenant_id, conversation_id, sent_at);
create index messages_unanswered on public.messages (received_at)
  where needs_reply and answered_turn is null;

-- The sending of a message; it shares its message's id.
create table public.outbox (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  turn integer not null,
  kind text not null check (kind in ('reply', 'opt_out_confirmation')),
  state text not null check (
    state in ('queued', 'attempted', 'not_confirmed', 'sent', 'delivered', 'read', 'failed')),
  attempts integer not null default 0,
  attempted_at timestamptz,
  next_attempt_at timestamptz,
  provider_message_id text,
  -- Ids under which an attempt is known to have failed: a late status about them changes nothing.
  failed_message_ids text[] not null default '{}',
  error_code integer,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  -- One burst, one reply.
  unique (tenant_id, conversation_id, turn),
  foreign key (tenant_id, conversation_id) references public.conversations (tenant_id, id) on delete cascade,
  foreign key (tenant_id, id) references public.messages (tenant_id, id) on delete cascade
);
create index outbox_provider_message on public.outbox (tenant_id, provider_message_id);
create index outbox_open on public.outbox (tenant_id, conversation_id, turn) where state in ('queued', 'attempted');

-- Operator's table: one row for each delivery of a webhook, pointing at its raw bytes in R2.
create table public.webhook_events (
  id uuid primary key,
  object_key text not null,
  byte_offset integer not null check (byte_offset >= 0),
  byte_length integer not null check (byte_length >= 0),
  received_at timestamptz not null,
  unknown_channels integer not null default 0,
  state text not null check (state in ('stored', 'dead')),
  reason text,
  replayed_at timestamptz,
  created_at timestamptz not null default now()
);
create index webhook_events_dead on public.webhook_events (created_at) where state = 'dead';
create index webhook_events_created on public.webhook_events (created_at);

create table public.audit_log (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id text,
  action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
  subject text,
  details jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index audit_log_at on public.audit_log (tenant_id, at desc);

select app_schema.protect_tenant_table('public.channels');
select app_schema.protect_tenant_table('public.contacts');
select app_schema.protect_tenant_table('public.contact_identifiers');
select app_schema.protect_tenant_table('public.conversations');
select app_schema.protect_tenant_table('public.messages');
select app_schema.protect_tenant_table('public.outbox');
select app_schema.protect_tenant_table('public.audit_log', 'select');
select app_schema.protect_private_table('public.channel_routes');
select app_schema.protect_private_table('public.webhook_events');
grant insert on public.audit_log, public.channels to app_def;
grant select, update on public.channels to app_def;

-- The minute's job finds conversations across tenants by these columns.
grant select on public.conversations, public.messages, public.outbox, public.contacts to app_def;
create policy jobs_list on public.conversations for select to app_def using (true);
create policy jobs_list on public.messages for select to app_def using (true);
create policy jobs_list on public.outbox for select to app_def using (true);
create policy jobs_list on public.contacts for select to app_def using (true);
create policy jobs_list on public.channels for select to app_def using (true);

reset role;
