import { and, desc, eq, isNotNull, sql } from 'drizzle-orm/sql';
import { guardEvents, tenants } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';

/** Far more than anybody labels in 90 days; an answer must fit into memory. */
const MAX_ROWS = 10_000;

/**
 * The events that somebody labelled and gave free to learn from, newest first, as JSON lines that the training reads:
 * masked excerpts with their label, and nothing that says whose they are. Audited, with how many there were.
 */
export async function exportFeedback(db: TenantDb): Promise<string> {
  const isFree = and(isNotNull(guardEvents.feedback), eq(guardEvents.consent, true));
  const [rows, [tenant]] = await db.batch((queries) => [
    queries
      .select({
        text: guardEvents.excerpt,
        feedback: guardEvents.feedback,
        kind: guardEvents.kind,
        verdict: guardEvents.verdict,
      })
      .from(guardEvents)
      .where(isFree)
      .orderBy(desc(guardEvents.id))
      .limit(MAX_ROWS),
    queries.select({ language: tenants.language }).from(tenants),
    queries.execute(sql`
      select app.audit('guard.export', null, jsonb_build_object('rows', least(count(*), ${MAX_ROWS}::integer)))
      from ${guardEvents} where ${isFree}`),
  ]);
  return rows
    .map(({ text, feedback, kind, verdict }) => {
      const label = feedback === 'attack' ? 'attack' : 'benign';
      return `${JSON.stringify({ text, label, lang: tenant?.language, source: 'feedback', kind, verdict })}\n`;
    })
    .join('');
}
