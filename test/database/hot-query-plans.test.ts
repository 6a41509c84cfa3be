import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import { openTenantDb } from '../../worker/data/tenant-db.ts';
import { contextKeys } from '../support/context.ts';
import { HOT_QUERIES, type HotTarget } from '../support/hot-queries.ts';
import { indexScans, plansOf, sequentialScans } from '../support/query-plans.ts';
import { type RecordedBackend, recordedBackend } from '../support/recorded-batches.ts';
import { openTwoTenants, seedConversation, type TwoTenants } from '../support/tenant-fixture.ts';

let fixture: TwoTenants;
let backend: RecordedBackend;
let endpoint: NeonEndpoint;
let target: HotTarget;

/** 2,000 other tenants, each with a row in what is read by tenant, and ten messages. */
const CROWD = `
  begin;
  set local session_replication_role = replica;
  create temporary table crowd on commit drop as select md5(n::text)::uuid as id from generate_series(1, 2000) n;
  insert into tenants (id, name, language, time_zone) select id, 'x', 'es', 'UTC' from crowd;
  insert into users (id, display_name, language) select id, 'x', 'es' from crowd;
  insert into memberships (tenant_id, user_id, role) select id, id, 'owner' from crowd;
  insert into sessions (user_id, id, expires_at) select id, id, now() from crowd;
  insert into channels (tenant_id, id, provider, external_id, display_name, sealed_token)
    select id, id, 'whatsapp', id, 'x', 'x' from crowd;
  insert into opening_hours (tenant_id, weekday, opens, closes) select id, 1, '08:00', '18:00' from crowd;
  insert into special_days (tenant_id, day, name) select id, current_date, 'x' from crowd;
  insert into desk_settings (tenant_id) select id from crowd;
  insert into tenant_budgets (tenant_id) select id from crowd;
  insert into contacts (tenant_id, id) select id, id from crowd;
  insert into contact_identifiers (tenant_id, provider, kind, value, contact_id)
    select id, 'whatsapp', 'wa_id', 'x', id from crowd;
  insert into conversations (tenant_id, id, channel_id, contact_id) select id, id, id, id from crowd;
  insert into messages (
      tenant_id, id, conversation_id, channel_id, direction, author, content_type, body, sent_at, received_at)
    select id, gen_random_uuid(), id, id, 'in', 'customer', 'text', 'x', now(), now()
    from crowd, generate_series(1, 10);
  insert into outbox (tenant_id, id, conversation_id, turn, kind, state)
    select tenant_id, m.id, conversation_id, row_number() over (), 'reply', 'read' from messages m join crowd on crowd.id = tenant_id;
  insert into documents (tenant_id, id, title, file_name, media_type, language, byte_size, object_key)
    select id, id, 'x', 'x', 'text/plain', 'es', 1, 'x' from crowd;
  insert into passages (tenant_id, id, document_id, position, body) select id, id, id, 1, 'x' from crowd;
  insert into passage_terms (tenant_id, term, passage_id, frequency) select id, 'x', id, 1 from crowd;
  insert into vocabulary (tenant_id, term, passages) select id, 'x', 1 from crowd;
  insert into vocabulary_trigrams (tenant_id, trigram, term) select id, 'x', 'x' from crowd;
  insert into search_corpora (tenant_id, passages, terms) select id, 1, 1 from crowd;
  commit;
  analyze`;

beforeAll(async () => {
  fixture = await openTwoTenants();
  const { a, admin } = fixture;
  await admin.query(CROWD);
  const { conversationId, messageId } = await seedConversation(admin, a);
  await admin.query(`update messages set body = '¿Abren los lunes?', needs_reply = true where id = $1`, [
    messageId,
  ]);
  const { hostname, port } = new URL(fixture.adminUrl);
  backend = recordedBackend(openPgBackend({ host: hostname, port: Number(port) }));
  endpoint = await startNeonEndpoint({ port: 0, backend });
  const ids = { tenantId: a.id, userId: a.userId, sessionId: a.sessionId, channelId: a.channelId };
  target = { ...ids, conversationId, messageId, waId: '59899000001', turn: 0 };
});
afterAll(async () => {
  await endpoint.close();
  await backend.close();
  await fixture.close();
});

/** Tables that each query cannot do without: without them its plans were not seen. */
const READS: Record<string, string[]> = {
  read_conversation: ['public.memberships', 'public.messages', 'public.outbox', 'public.sessions'],
  list_conversations: ['public.channels', 'public.memberships', 'public.messages', 'public.sessions'],
  load_turn: ['public.messages', 'public.passage_terms', 'public.vocabulary_trigrams'],
  ingest: ['public.contact_identifiers', 'public.conversations'],
  commit_turn: ['public.contacts', 'public.conversations', 'public.messages'],
};

it.each(HOT_QUERIES)('$name reads no table from end to end', async (query) => {
  const { admin, rwUrl, jobUrl } = fixture;
  const config = { DATABASE_URL: rwUrl, DATABASE_JOB_URL: jobUrl, DATABASE_ENDPOINT: endpoint.url };
  const db = openTenantDb({ ...config, CONTEXT_KEYS: contextKeys }, query.authority(target));
  const statements = await backend.record(() => query.run(db, target));
  const plans = await plansOf(admin, query.role, statements);
  expect(sequentialScans(plans)).toEqual([]);
  expect(indexScans(plans)).toEqual(expect.arrayContaining(READS[query.name] ?? []));
});
