-- What a turn needs to know besides: opening hours, what sends a customer to a person, what was said before.
set local role app_def;

create or replace function app.load_turn(p_conversation uuid) returns jsonb
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
    first_unanswered as (select * from unanswered order by place limit 100),
    said_before as (
      select m.id, m.author, left(m.body, 1000) as body, m.sent_at, m.received_at, m.position
      from public.messages m
      where m.tenant_id = (select id from tenant) and m.conversation_id = p_conversation
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
    'tenant', (select jsonb_build_object('name', name, 'language', language, 'timeZone', time_zone) from tenant),
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
        (select language from tenant), 8) p
      join public.documents d on d.tenant_id = v.tenant_id and d.id = p.document_id), '[]'))
  from conversation v
  join public.contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
  join public.channels h on h.tenant_id = v.tenant_id and h.id = v.channel_id
$$;
reset role;
