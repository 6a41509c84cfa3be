-- The desk: who may be asked, what a person does with a conversation, and what the assistant leaves to them.
set local role app_key;

-- A person outside any organisation is `user`, and within one never.
create or replace function app_ctx.require(p_roles text[], p_aal integer default 1) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims := app_ctx.verified();
  actual_role text;
begin
  if claims is null then
    raise exception 'no context' using errcode = '28000';
  end if;
  if claims.actor_kind = 'user' and claims.tenant_id is not null then
    select m.role into actual_role from public.memberships m
    where m.tenant_id = claims.tenant_id and m.user_id = claims.user_id;
  else
    actual_role := claims.actor_kind;
  end if;
  if actual_role is null or actual_role <> all (p_roles) then
    raise exception 'role is not allowed' using errcode = '42501';
  end if;
  if p_aal > 1 and not exists (
    select from public.sessions s
    where s.user_id = claims.user_id and s.id = claims.session_id and s.aal >= p_aal
  ) then
    raise exception 'second factor is required' using errcode = '42501', detail = 'aal';
  end if;
  return actual_role;
end
$$;
reset role;

set local role app_owner;
grant select on public.memberships, public.users, public.desk_settings to app_def;
create policy own_memberships on public.memberships for select to app_def
  using (user_id = (select app_ctx.user_id()));
create policy colleagues on public.users for select to app_def
  using (exists (
    select from public.memberships m
    where m.tenant_id = (select app_ctx.tenant_id()) and m.user_id = users.id));
create policy jobs_list on public.memberships for select to app_def
  using ((select (app_ctx.verified()).actor_kind) = 'job');
create policy jobs_list on public.users for select to app_def
  using ((select (app_ctx.verified()).actor_kind) = 'job');
create policy jobs_list on public.desk_settings for select to app_def
  using ((select (app_ctx.verified()).actor_kind) = 'job');
reset role;

set local role app_def;

create function app.my_organisations()
returns table (id uuid, name text, role text, language text, time_zone text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['user']);
  return query
    select t.id, t.name, m.role, t.language, t.time_zone
    from public.memberships m join public.tenants t on t.id = m.tenant_id
    where m.user_id = app_ctx.user_id() order by t.name, t.id;
end
$$;

create function app.member_names() returns table (user_id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['owner', 'admin', 'agent', 'viewer']);
  return query
    select u.id, u.display_name
    from public.memberships m join public.users u on u.id = m.user_id
    where m.tenant_id = app_ctx.tenant_id();
end
$$;

-- What follows runs as the caller, under row level security, but for the two lists of the jobs at the end.

create function app.iso_time(p_at timestamptz) returns text
language sql stable set search_path = pg_catalog, pg_temp
as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create function app.describe_conversations(p_conversations uuid[]) returns table (id uuid, conversation jsonb)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select v.id, jsonb_build_object(
    'id', v.id,
    'contact', jsonb_build_object('name', c.display_name, 'address', (
      select i.value from public.contact_identifiers i
      where i.tenant_id = v.tenant_id and i.contact_id = c.id and i.provider = h.provider
      order by (i.kind = 'wa_user_id'), i.last_seen_at desc limit 1)),
    'channel', jsonb_build_object('provider', h.provider, 'name', h.display_name),
    'mode', v.mode,
    'waitingReason', v.waiting_reason,
    'waitingSince', app.iso_time(v.waiting_since),
    'person', (
      select jsonb_build_object('id', n.user_id, 'name', n.name) from app.member_names() n
      where n.user_id = v.person_id),
    'lastMessage', (
      select jsonb_build_object(
        'author', m.author, 'body', left(m.body, 200), 'contentType', m.content_type, 'at', app.iso_time(m.sent_at))
      from public.messages m
      where m.tenant_id = v.tenant_id and m.conversation_id = v.id
      order by m.sent_at desc, m.received_at desc, m.position desc, m.id desc limit 1),
    'optedOut', c.opted_out_at is not null,
    'windowOpen', exists (
      select from public.messages m
      where m.tenant_id = v.tenant_id and m.conversation_id = v.id and m.direction = 'in'
        and m.sent_at > now() - interval '24 hours'))
  from public.conversations v
  join public.contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
  join public.channels h on h.tenant_id = v.tenant_id and h.id = v.channel_id
  where v.tenant_id = app_ctx.tenant_id() and v.id = any (p_conversations)
$$;

-- By their latest message, newest first, from before a place in the list: microseconds of activity and an id.
create function app.list_conversations(p_filter text, p_before_us bigint, p_before uuid, p_limit integer)
returns table (id uuid, active_us bigint, conversation jsonb)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with
    active as (
      select v.id,
        (extract(epoch from coalesce(latest.sent_at, v.created_at)) * 1000000)::bigint as active_us
      from public.conversations v
      left join lateral (
        select m.sent_at from public.messages m
        where m.tenant_id = v.tenant_id and m.conversation_id = v.id
        order by m.sent_at desc limit 1) latest on true
      where v.tenant_id = (select app_ctx.tenant_id()) and (p_filter = 'all' or v.mode = p_filter)
    ),
    page as (
      select a.id, a.active_us from active a
      where p_before is null or (a.active_us, a.id) < (p_before_us, p_before)
      order by a.active_us desc, a.id desc limit least(greatest(p_limit, 1), 100)
    )
  select p.id, p.active_us, d.conversation
  from page p join app.describe_conversations(array(select page.id from page)) d on d.id = p.id
  order by p.active_us desc, p.id desc
$$;

create function app.describe_messages(p_messages uuid[]) returns table (id uuid, message jsonb)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  select m.id, jsonb_build_object(
    'id', m.id,
    'direction', m.direction,
    'author', m.author,
    'contentType', m.content_type,
    'body', left(m.body, 10000),
    'at', app.iso_time(m.sent_at),
    'edited', m.edited_at is not null,
    'deleted', m.deleted_at is not null,
    'citations', coalesce((
      select jsonb_agg(jsonb_build_object(
        'passageId', c -> 'passageId', 'source', coalesce(c ->> 'source', 'file'),
        'documentTitle', c ->> 'documentTitle', 'heading', c ->> 'heading', 'quote', c ->> 'quote') order by place)
      from jsonb_array_elements(m.citations) with ordinality as cited (c, place)), '[]'),
    'question', case when m.author = 'assistant' then (
      select left(string_agg(q.body, E'\n' order by q.sent_at, q.received_at, q.position, q.id), 2000)
      from public.messages q
      where q.tenant_id = m.tenant_id and q.conversation_id = m.conversation_id and q.direction = 'in'
        and q.answered_turn = o.turn) end,
    'send', case when o.id is not null then jsonb_build_object(
      'state', o.state, 'kind', o.kind, 'errorCode', o.error_code) end)
  from public.messages m
  left join public.outbox o on o.tenant_id = m.tenant_id and o.id = m.id
  where m.tenant_id = app_ctx.tenant_id() and m.id = any (p_messages)
$$;

-- The newest messages of a conversation, or the newest of those before a message; oldest first.
create function app.list_messages(p_conversation uuid, p_before uuid, p_limit integer)
returns table (id uuid, message jsonb)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with
    place as (
      select m.sent_at, m.received_at, m.position, m.id from public.messages m
      where m.tenant_id = (select app_ctx.tenant_id()) and m.conversation_id = p_conversation and m.id = p_before
    ),
    page as (
      select m.id, m.sent_at, m.received_at, m.position from public.messages m
      where m.tenant_id = (select app_ctx.tenant_id()) and m.conversation_id = p_conversation
        and (p_before is null
          or (m.sent_at, m.received_at, m.position, m.id)
            < (select p.sent_at, p.received_at, p.position, p.id from place p))
      order by m.sent_at desc, m.received_at desc, m.position desc, m.id desc
      limit least(greatest(p_limit, 1), 100)
    )
  select p.id, d.message
  from page p join app.describe_messages(array(select page.id from page)) d on d.id = p.id
  order by p.sent_at, p.received_at, p.position, p.id
$$;

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

create function app.list_quiet_conversations(p_limit integer) returns table (tenant_id uuid, conversation_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select v.tenant_id, v.id from public.conversations v
    left join public.desk_settings s on s.tenant_id = v.tenant_id
    where v.mode = 'person'
      and v.person_active_at <= clock_timestamp() - make_interval(mins => coalesce(s.quiet_minutes, 240))
    order by v.person_active_at limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Who has to be told of which conversation that waits: of the context's tenant, or of all without one. After a day
-- nobody is told any more, so that an address that takes no mail does not hold the others back.
create function app.list_waiting_notices(p_limit integer, p_conversation uuid default null)
returns table (
  tenant_id uuid, conversation_id uuid, tenant_name text, reason text, since text, contact_name text,
  last_message text, recipients jsonb
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
begin
  perform app_ctx.require(array['job']);
  return query
    select v.tenant_id, v.id, t.name, v.waiting_reason, v.waiting_since::text, c.display_name,
      (
        select left(m.body, 300) from public.messages m
        where m.tenant_id = v.tenant_id and m.conversation_id = v.id and m.author = 'customer'
          and m.content_type <> 'reaction' and m.deleted_at is null
        order by m.sent_at desc, m.received_at desc, m.position desc, m.id desc limit 1),
      coalesce((
        select jsonb_agg(jsonb_build_object('userId', r.id, 'language', r.language, 'email', r.email))
        from (
          select u.id, u.language, min(e.email) as email
          from public.memberships m
          join public.users u on u.id = m.user_id
          join public.user_emails e on e.user_id = u.id and e.verified_at is not null
          where m.tenant_id = v.tenant_id and m.role in ('owner', 'admin', 'agent')
          group by u.id, u.language order by u.id limit 50) r), '[]')
    from public.conversations v
    join public.tenants t on t.id = v.tenant_id
    join public.contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
    where v.mode = 'waiting' and v.notified_at is null and v.waiting_since > clock_timestamp() - interval '1 day'
      and (tenant is null or v.tenant_id = tenant) and (p_conversation is null or v.id = p_conversation)
    order by v.waiting_since limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Unless it waits no longer, or anew, for something that nobody was told of.
create function app.mark_notified(p_conversation uuid, p_since timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.conversations v set notified_at = clock_timestamp()
  where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation and v.mode = 'waiting'
    and v.waiting_since = p_since
$$;

grant execute on function
  app.my_organisations(), app.member_names(), app.iso_time(timestamptz), app.describe_conversations(uuid[]),
  app.list_conversations(text, bigint, uuid, integer), app.describe_messages(uuid[]),
  app.list_messages(uuid, uuid, integer), app.put_in_charge(uuid), app.take_over(uuid),
  app.queue_person_reply(uuid, uuid, text), app.resend(uuid, uuid), app.end_doubt(uuid)
  to app_rw;
grant execute on function app.give_back(uuid, boolean) to app_rw, app_job;
grant execute on function
  app.withdraw_send(uuid), app.status_conversations(uuid, jsonb), app.ingest(uuid, text, timestamptz, jsonb),
  app.list_quiet_conversations(integer), app.list_waiting_notices(integer, uuid),
  app.mark_notified(uuid, timestamptz)
  to app_job;
reset role;
