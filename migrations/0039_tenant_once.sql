-- What a look of the team and a turn of the assistant read. As before, under row level security as the caller; but the
-- tenant is asked for once in each function, and PL/pgSQL keeps the plans: an SQL function with a search path of its
-- own is planned at every call, and asked for the tenant at every row where a loop or a join came to it.
set local role app_def;

create or replace function app.describe_conversations(p_conversations uuid[])
returns table (id uuid, conversation jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
begin
  return query
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
      'person', case when v.person_id is not null then (
        select jsonb_build_object('id', n.user_id, 'name', n.name) from app.member_names() n
        where n.user_id = v.person_id) end,
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
    where v.tenant_id = tenant and v.id = any (p_conversations);
end
$$;

-- By their latest message, newest first, from before a place in the list: microseconds of activity and an id.
create or replace function app.list_conversations(p_filter text, p_before_us bigint, p_before uuid, p_limit integer)
returns table (id uuid, active_us bigint, conversation jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
begin
  return query
    with
      active as (
        select v.id,
          (extract(epoch from coalesce(latest.sent_at, v.created_at)) * 1000000)::bigint as active_us
        from public.conversations v
        left join lateral (
          select m.sent_at from public.messages m
          where m.tenant_id = v.tenant_id and m.conversation_id = v.id
          order by m.sent_at desc limit 1) latest on true
        where v.tenant_id = tenant and (p_filter = 'all' or v.mode = p_filter)
      ),
      page as (
        select a.id, a.active_us from active a
        where p_before is null or (a.active_us, a.id) < (p_before_us, p_before)
        order by a.active_us desc, a.id desc limit least(greatest(p_limit, 1), 100)
      )
    select p.id, p.active_us, d.conversation
    from page p join app.describe_conversations(array(select page.id from page)) d on d.id = p.id
    order by p.active_us desc, p.id desc;
end
$$;

create or replace function app.describe_messages(p_messages uuid[]) returns table (id uuid, message jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
begin
  return query
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
    where m.tenant_id = tenant and m.id = any (p_messages);
end
$$;

-- The newest messages of a conversation, or the newest of those before a message; oldest first.
create or replace function app.list_messages(p_conversation uuid, p_before uuid, p_limit integer)
returns table (id uuid, message jsonb)
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
begin
  return query
    with
      place as (
        select m.sent_at, m.received_at, m.position, m.id from public.messages m
        where m.tenant_id = tenant and m.conversation_id = p_conversation and m.id = p_before
      ),
      page as (
        select m.id, m.sent_at, m.received_at, m.position from public.messages m
        where m.tenant_id = tenant and m.conversation_id = p_conversation
          and (p_before is null
            or (m.sent_at, m.received_at, m.position, m.id)
              < (select p.sent_at, p.received_at, p.position, p.id from place p))
        order by m.sent_at desc, m.received_at desc, m.position desc, m.id desc
        limit least(greatest(p_limit, 1), 100)
      )
    select p.id, d.message
    from page p join app.describe_messages(array(select page.id from page)) d on d.id = p.id
    order by p.sent_at, p.received_at, p.position, p.id;
end
$$;

create or replace function app.load_turn(p_conversation uuid) returns jsonb
language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
begin
  return (
    with
      business as (select t.* from public.tenants t where t.id = tenant),
      conversation as (
        select v.* from public.conversations v
        where v.tenant_id = tenant and v.id = p_conversation
      ),
      unanswered as (
        select m.id, m.provider_message_id, m.content_type, m.body, m.search_hints, m.intent,
          row_number() over (order by m.sent_at, m.received_at, m.position, m.id) as place
        from public.messages m
        where m.tenant_id = tenant and m.conversation_id = p_conversation
          and m.needs_reply and m.answered_turn is null and m.deleted_at is null
      ),
      first_unanswered as (select * from unanswered order by place limit 100),
      said_before as (
        select m.id, m.author, left(m.body, 1000) as body, m.sent_at, m.received_at, m.position
        from public.messages m
        where m.tenant_id = tenant and m.conversation_id = p_conversation
          and m.body is not null and m.deleted_at is null and m.sent_at > now() - interval '24 hours'
          and not (m.needs_reply and m.answered_turn is null)
        order by m.sent_at desc, m.received_at desc, m.position desc, m.id desc limit 6
      ),
      -- "¿y los domingos?" says too little to be found by: the customer's words before it help.
      followed_up as (
        select b.body from said_before b
        where b.author = 'customer' and exists (
          select from first_unanswered u where u.place = 1 and length(u.body) <= 60
            and u.body ~* '^[\s¿¡]*(y|e|and|what about|how about)\M')
        order by b.sent_at desc, b.received_at desc, b.position desc, b.id desc limit 1
      )
    select jsonb_build_object(
      'tenant', (select jsonb_build_object('name', name, 'language', language, 'timeZone', time_zone) from business),
      'hours', (
        select jsonb_build_object(
          'weekly', coalesce((
            select jsonb_agg(jsonb_build_object(
              'weekday', o.weekday, 'opens', to_char(o.opens, 'HH24:MI'), 'closes', to_char(o.closes, 'HH24:MI'))
              order by o.weekday, o.opens)
            from public.opening_hours o where o.tenant_id = v.tenant_id), '[]'),
          'specialDays', coalesce((
            select jsonb_agg(jsonb_build_object(
              'day', s.day, 'name', s.name, 'opens', to_char(s.opens, 'HH24:MI'), 'closes', to_char(s.closes, 'HH24:MI'))
              order by s.day)
            -- A day back: whatever the time zone, and for a night that began yesterday.
            from public.special_days s where s.tenant_id = v.tenant_id and s.day >= current_date - 2), '[]'))),
      'handoverPhrases', coalesce((
        select to_jsonb(s.handover_phrases) from public.desk_settings s where s.tenant_id = v.tenant_id), '[]'),
      'mode', v.mode,
      'waitingReason', v.waiting_reason,
      'saidBefore', coalesce((
        select jsonb_agg(jsonb_build_object('author', s.author, 'body', s.body)
          order by s.sent_at, s.received_at, s.position, s.id)
        from said_before s), '[]'),
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
          'outboxId', o.id, 'kind', o.kind, 'state', o.state, 'attempts', o.attempts, 'body', m.body,
          'attemptedMsAgo', floor(extract(epoch from clock_timestamp() - o.attempted_at) * 1000)::bigint,
          'dueInMs', greatest(0, ceil(extract(epoch from o.next_attempt_at - clock_timestamp()) * 1000))::bigint)
          order by o.turn)
        from public.outbox o join public.messages m on m.tenant_id = o.tenant_id and m.id = o.id
        where o.tenant_id = v.tenant_id and o.conversation_id = v.id and o.state in ('queued', 'attempted')), '[]'),
      'passages', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', p.passage_id, 'documentId', p.document_id, 'documentTitle', p.document_title,
          'source', d.source, 'headings', p.headings, 'text', p.body,
          'coverage', p.coverage) order by p.score desc, p.passage_id)
        from app.search_passages(
          (select string_agg(u.body, E'\n' order by u.place) from first_unanswered u),
          concat_ws(' ', (select string_agg(u.search_hints, ' ') from first_unanswered u), (select body from followed_up)),
          (select language from business), 8) p
        join public.documents d on d.tenant_id = v.tenant_id and d.id = p.document_id), '[]'))
    from conversation v
    join public.contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
    join public.channels h on h.tenant_id = v.tenant_id and h.id = v.channel_id);
end
$$;
reset role;
