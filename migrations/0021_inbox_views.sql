-- Conversations and messages as the team's page shows them. These run as the caller, under row level security.
set local role app_def;

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

grant execute on function
  app.iso_time(timestamptz),
  app.describe_conversations(uuid[]),
  app.list_conversations(text, bigint, uuid, integer),
  app.describe_messages(uuid[]),
  app.list_messages(uuid, uuid, integer)
  to app_rw;
reset role;
