import { openJobDb } from '../../worker/data/tenant-db.ts';
import type { Identifier, InboundEvent } from '../../worker/domain/inbound-event.ts';
import { ingestEvents } from '../../worker/features/inbox/ingest-events.ts';
import { serveTwoTenants } from './served-tenants.ts';

/** The channel of tenant A as the queue's consumer sees it: the Worker's code over HTTP onto real Postgres. */
export type Inbox = Awaited<ReturnType<typeof openInbox>>;

export async function openInbox() {
  const fixture = await serveTwoTenants();
  const db = openJobDb(fixture.config, 'ingest', fixture.a.id);
  const query = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    (await fixture.admin.query(sql, values)).rows;
  const ingest = (events: InboundEvent[]) =>
    ingestEvents(db, {
      ...{ channelId: fixture.a.channelId, provider: events[0]?.provider ?? 'whatsapp' },
      ...{ receivedAt: Date.now(), events: events.map((event, position) => ({ ...event, position })) },
    });
  return {
    ...fixture,
    query,
    /** One delivery; the conversations that it wakes. */
    ingest: async (...events: InboundEvent[]) => (await ingest(events)).wakes,
    /** One delivery; the conversations that it touches. */
    touch: async (...events: InboundEvent[]) => (await ingest(events)).touched,
    /** Messages of the conversations with these identifiers, in order. */
    messagesOf: (who: Identifier[]) =>
      query(
        `select m.* from messages m where m.conversation_id in (
           select v.id from conversations v join contact_identifiers i using (tenant_id, contact_id)
           where i.value = any ($1)) order by m.sent_at, m.position, m.id`,
        [who.map(({ value }) => value)],
      ),
    contactsOf: (who: Identifier[]) =>
      query(
        `select distinct c.* from contacts c join contact_identifiers i on i.contact_id = c.id where i.value = any ($1)`,
        [who.map(({ value }) => value)],
      ),
  };
}
