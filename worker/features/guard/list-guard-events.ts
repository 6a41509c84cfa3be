import { and, desc, eq, lt, sql } from 'drizzle-orm/sql';
import type * as z from 'zod';
import { guardEvents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { listQuery } from './schemas.ts';

const PAGE = 30;

const eventView = {
  id: guardEvents.id,
  at: guardEvents.at,
  kind: guardEvents.kind,
  contactId: guardEvents.contactId,
  contactName: sql<string | null>`(
    select c.display_name from public.contacts c
    where c.tenant_id = ${guardEvents.tenantId} and c.id = ${guardEvents.contactId})`,
  conversationId: guardEvents.conversationId,
  messageId: guardEvents.messageId,
  documentId: guardEvents.documentId,
  documentTitle: sql<string | null>`(
    select d.title from public.documents d
    where d.tenant_id = ${guardEvents.tenantId} and d.id = ${guardEvents.documentId})`,
  position: guardEvents.position,
  verdict: guardEvents.verdict,
  score: guardEvents.score,
  reasons: guardEvents.reasons,
  excerpt: guardEvents.excerpt,
  feedback: guardEvents.feedback,
  feedbackAt: guardEvents.feedbackAt,
  consent: guardEvents.consent,
};

/** What the guard found in the last 90 days, newest first; `next` leads to older ones. Excerpts are masked. */
export async function listGuardEvents(db: TenantDb, { kind, verdict, cursor }: z.infer<typeof listQuery>) {
  const [rows] = await db.batch((queries) => [
    queries
      .select(eventView)
      .from(guardEvents)
      .where(
        and(
          kind && eq(guardEvents.kind, kind),
          verdict && eq(guardEvents.verdict, verdict),
          // Of nobody's event, and of another organisation's, there is nothing older.
          cursor
            ? lt(guardEvents.id, sql`(select e.id from public.guard_events e where e.id = ${cursor})`)
            : undefined,
        ),
      )
      // Ids are made in the order of time. One more than a page tells whether there is another.
      .orderBy(desc(guardEvents.id))
      .limit(PAGE + 1),
  ]);
  const events = rows.slice(0, PAGE);
  return { events, next: rows.length > PAGE ? (events.at(-1)?.id ?? null) : null };
}
