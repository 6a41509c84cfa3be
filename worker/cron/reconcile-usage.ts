import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { reconcileUsage } from '../features/usage/reconcile-usage.ts';
import { lastDays } from '../features/usage/usage-series.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { tenantGate } from '../platform/objects.ts';

const TENANTS = 500;

/** Holds what Postgres says was used against the gates of those who used anything since yesterday. */
export async function reconcileAllUsage(env: Env, log: Log): Promise<number> {
  const config = readConfig(env);
  const [yesterday = ''] = lastDays(2, Date.now());
  const [tenants] = await openJobDb(config, 'reconcile-usage', null).batch((queries) => [
    queries.execute<{ tenant_id: string }>(
      sql`select tenant_id from app.list_tenants_with_usage(${yesterday}::date, ${TENANTS}::integer)`,
    ),
  ]);
  let corrected = 0;
  for (const { tenant_id: tenantId } of tenants.rows) {
    try {
      const db = openJobDb(config, 'reconcile-usage', tenantId);
      const rows = await reconcileUsage(db, tenantGate(env, tenantId));
      if (rows > 0) log.warn('usage.corrected', { tenantId, rows });
      corrected += rows;
    } catch (error) {
      log.error('usage.not_reconciled', error, { tenantId });
    }
  }
  return corrected;
}
