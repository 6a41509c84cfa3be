import type pg from 'pg';
import type { HotTarget } from '../support/hot-queries.ts';
import { fillSearch } from './search-load.ts';

const BUSY = 100;
const CONVERSATIONS_OF_BUSY = 40;
const CONVERSATIONS_OF_OTHERS = 2;
const MESSAGES_OF_BUSY = 61;
const MESSAGES_OF_OTHERS = 41;
const PASSAGES_OF_BUSY = 25;
/** Of these tenants every one has documents; the others have only messages. */
const WITH_PASSAGES = 500;

/**
 * Fills a database with `tenants` businesses and more than a million messages: customer and assistant take turns, each
 * answer with the row of its sending. A hundred of them are busy: their conversations are returned, a tenant's in turn.
 */
export async function fillMessages(admin: pg.Client, tenants: number): Promise<HotTarget[]> {
  const sizes = Array.from({ length: BUSY }, () => PASSAGES_OF_BUSY);
  const busy = await fillSearch(admin, { sizes, tenants: WITH_PASSAGES });
  await admin.query('begin');
  await admin.query(`set local session_replication_role = replica; set local work_mem = '256MB'`);
  await admin.query(
    `insert into tenants (id, name, language, time_zone)
     select gen_random_uuid(), 'load', 'es', 'UTC' from generate_series(1, $1)`,
    [tenants - WITH_PASSAGES],
  );
  await admin.query(
    'create temporary table load_tenant on commit drop as select id, id = any ($1::uuid[]) as is_busy from tenants',
    [busy],
  );
  const indexes = await dropIndexes(admin, ['messages_conversation', 'messages_unanswered', 'outbox_open']);
  for (const statement of STATEMENTS) await admin.query(statement);
  for (const index of indexes) await admin.query(index);
  const { rows } = await admin.query<HotTarget>(BUSY_CONVERSATIONS);
  await admin.query('commit');
  await admin.query('vacuum (analyze)');
  return rows;
}

/** Made again after the rows, in order: row by row they take minutes. Returns what makes them. */
async function dropIndexes(admin: pg.Client, names: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ sql: string }>(
    'select pg_get_indexdef(i::regclass) as sql from unnest($1::text[]) i',
    [names],
  );
  for (const name of names) await admin.query(`drop index public.${name}`);
  return rows.map(({ sql }) => sql);
}

/** Owner, session, channel and the like have their tenant's id: one id less to join by. */
const STATEMENTS = [
  `insert into users (id, display_name, language) select id, 'load', 'es' from load_tenant`,
  `insert into memberships (tenant_id, user_id, role) select id, id, 'owner' from load_tenant`,
  `insert into sessions (user_id, id, expires_at) select id, id, now() + interval '1 day' from load_tenant`,
  `insert into channels (tenant_id, id, provider, external_id, display_name, sealed_token)
   select id, id, 'whatsapp', id, 'load', 'sealed' from load_tenant`,
  `insert into opening_hours (tenant_id, weekday, opens, closes)
   select id, weekday, '08:00', '18:00' from load_tenant, generate_series(1, 5) weekday`,
  `insert into special_days (tenant_id, day, name) select id, current_date + 30, 'Feriado' from load_tenant`,
  `insert into desk_settings (tenant_id, handover_phrases) select id, '{reclamo}' from load_tenant`,
  `create temporary table load_conversation on commit drop as
   select t.id as tenant_id, gen_random_uuid() as id,
     case when t.is_busy then ${MESSAGES_OF_BUSY} else ${MESSAGES_OF_OTHERS} end as messages,
     '549' || lpad(row_number() over ()::text, 10, '0') as wa_id, t.is_busy
   from load_tenant t cross join lateral generate_series(
     1, case when t.is_busy then ${CONVERSATIONS_OF_BUSY} else ${CONVERSATIONS_OF_OTHERS} end)`,
  'analyze load_conversation',
  `insert into contacts (tenant_id, id, display_name) select tenant_id, id, 'Cliente ' || wa_id from load_conversation`,
  `insert into contact_identifiers (tenant_id, provider, kind, value, contact_id)
   select tenant_id, 'whatsapp', 'wa_id', wa_id, id from load_conversation`,
  `insert into conversations (tenant_id, id, channel_id, contact_id, turn)
   select tenant_id, id, tenant_id, id, messages / 2 from load_conversation`,
  // A message every ten minutes, the last of them a minute ago and still without an answer.
  `create temporary table load_message on commit drop as
   select c.tenant_id, c.id as conversation_id, n, (n + 1) / 2 as turn, n % 2 = 1 as is_in, n = c.messages as is_last,
     ('01900000-0000-7000-8000-' || lpad(to_hex(row_number() over ()), 12, '0'))::uuid as id,
     now() - interval '1 minute' - (c.messages - n) * interval '10 minutes' as sent_at,
     case when c.is_busy then (
       select array_to_string((string_to_array(p.body, ' '))[1:6], ' ') from passages p
       where p.tenant_id = c.tenant_id and p.position = n % ${PASSAGES_OF_BUSY} + 1)
     else 'mensaje número ' || n end as body
   from load_conversation c cross join lateral generate_series(1, c.messages) n`,
  `insert into messages (
     tenant_id, id, conversation_id, channel_id, direction, author, content_type, body, citations,
     provider_message_id, search_hints, sent_at, received_at, needs_reply, answered_turn)
   select tenant_id, id, conversation_id, tenant_id, case when is_in then 'in' else 'out' end,
     case when is_in then 'customer' else 'assistant' end, 'text', body,
     case when is_in then '[]' else jsonb_build_array(jsonb_build_object(
       'passageId', id, 'source', 'file', 'documentTitle', 'Load', 'heading', null, 'quote', body)) end,
     'wamid.' || id, case when is_in then '' end, sent_at, sent_at, is_in, case when is_in and not is_last then turn end
   from load_message order by tenant_id, id`,
  `insert into outbox (
     tenant_id, id, conversation_id, turn, kind, state, attempts, attempted_at, provider_message_id, created_at)
   select tenant_id, id, conversation_id, turn, 'reply', 'read', 1, sent_at, 'wamid.' || id, sent_at
   from load_message where not is_in order by tenant_id, id`,
];

const BUSY_CONVERSATIONS = `
  select c.tenant_id as "tenantId", c.tenant_id as "userId", c.tenant_id as "sessionId", c.tenant_id as "channelId",
    c.id as "conversationId", c.wa_id as "waId", m.id as "messageId", c.messages / 2 as turn
  from load_conversation c
  join load_message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.is_last
  where c.is_busy order by row_number() over (partition by c.tenant_id order by c.id), c.tenant_id`;
