import { sql } from 'drizzle-orm/sql';
import { openJobDb, type TenantDb } from '../../data/tenant-db.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { type GateReport, gateEventSchema, usageRowSchema } from './gate-report.ts';

/**
 * Keeps what a tenant's gate reports, in one transaction. Idempotent: totals replace totals, and an event is stored,
 * audited and told once, by its id.
 * @throws where the database does not answer
 */
export function recordGate(env: Env, tenantId: string, report: GateReport, log: Log): Promise<void> {
  return recordReport(openJobDb(readConfig(env), 'gate', tenantId), report, log);
}

/** Leaves out what cannot be kept: or it would hold up everything after it. @param db of a job in the tenant */
export async function recordReport(db: TenantDb, { usage, events }: GateReport, log: Log): Promise<void> {
  const rows = usage.filter((row) => usageRowSchema.safeParse(row).success);
  const kept = events.flatMap(({ id, event }) => {
    const { success, data } = gateEventSchema.safeParse(event);
    if (!success) return [];
    const { type, ...details } = data;
    return [{ id, type, details }];
  });
  const dropped = usage.length - rows.length + events.length - kept.length;
  if (dropped > 0) log.warn('usage.not_recordable', { dropped });
  if (rows.length + kept.length === 0) return;
  await db.batch((queries) => [
    queries.execute(sql`select app.record_usage(${JSON.stringify(rows)}::jsonb)`),
    queries.execute(sql`select app.record_gate_events(${JSON.stringify(kept)}::jsonb)`),
  ]);
}
