-- A conversation's turn: loaded and committed in one round trip each, as the caller.
set local role app_def;

-- Everything a turn needs, in one round trip: conversation, channel, contact, unanswered messages in order, the
-- open sends and the passages that fit the question.
create function app.load_turn(p_conversation uuid) returns jsonb
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
    first_unanswered as (select * from unanswered order by place limit 100)
  select jsonb_build_object(
    'tenant', (select jsonb_build_object('name', name, 'language', language, 'timeZone', time_zone) from tenant),
    'mode', v.mode,
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
        'outboxId', o.id, 'state', o.state, 'attempts', o.attempts, 'body', m.body,
        'attemptedMsAgo', floor(extract(epoch from clock_timestamp() - o.attempted_at) * 1000)::bigint,
        'dueInMs', greatest(0, ceil(extract(epoch from o.next_attempt_at - clock_timestamp()) * 1000))::bigint)
        order by o.turn)
      from public.outbox o join public.messages m on m.tenant_id = o.tenant_id and m.id = o.id
      where o.tenant_id = v.tenant_id and o.conversation_id = v.id and o.state in ('queued', 'attempted')), '[]'),
    'passages', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', p.passage_id, 'documentTitle', p.document_title, 'headings', p.headings, 'text', p.body,
        'coverage', p.coverage) order by p.score desc, p.passage_id)
      from app.search_passages(
        (select string_agg(u.body, E'\n' order by u.place) from first_unanswered u),
        (select string_agg(u.search_hints, ' ') from first_unanswered u),
        (select language from tenant)) p), '[]'))
  from conversation v
  join public.contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
  join public.channels h on h.tenant_id = v.tenant_id and h.id = v.channel_id
$$;

-- Commits a turn: the reply, its outbox row (attempted before the call) and what it answers, or nothing of them.
-- Outcomes: committed; stale, when another turn got there first; silent, when a person took over meanwhile.
create function app.commit_turn(
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
  if not found or current_conversation.turn <> p_turn - 1 then
    return 'stale';
  end if;
  if current_conversation.mode = 'person' then
    return 'silent';
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

grant execute on function
  app.load_turn(uuid),
  app.commit_turn(uuid, integer, uuid, text, text, jsonb, uuid[], text)
  to app_job;
reset role;
