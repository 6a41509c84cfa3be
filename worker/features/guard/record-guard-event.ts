import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Inspection } from '../../guard/inspect.ts';
import { type Finding, type GuardEventSource, toFinding } from './guard-event.ts';

/**
 * Keeps what the guard found in a text: reasons and a masked excerpt, never the text.
 * @param db of a job in the tenant
 * @returns whether it counts: false where nothing was found, where the same customer or document had the same text
 * before, however often it was forwarded, and where the customer or document is gone
 */
export async function recordGuardEvent(
  db: TenantDb,
  source: GuardEventSource,
  text: string,
  inspection: Inspection,
): Promise<boolean> {
  const finding = await toFinding(text, inspection);
  return finding !== null && (await recordFindings(db, [{ ...source, ...finding }])) > 0;
}

/** Keeps findings as events, in one statement. @returns how many were new */
export async function recordFindings(
  db: TenantDb,
  events: readonly (GuardEventSource & Finding)[],
): Promise<number> {
  if (events.length === 0) return 0;
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ recorded: number }>(sql`
      select count(*) filter (where app.record_guard_event(e))::integer as recorded
      from jsonb_array_elements(${JSON.stringify(events)}::jsonb) e`),
  ]);
  return rows[0]?.recorded ?? 0;
}
