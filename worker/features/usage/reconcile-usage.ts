import { sql } from 'drizzle-orm/sql';
import type { UsageRow } from '../../../durable-objects/storage/ledger-storage.ts';
import type { TenantDb } from '../../data/tenant-db.ts';

/** What is asked of a tenant's gate. */
export interface UsageGate {
  usage(): Promise<UsageRow[]>;
}

/**
 * Makes the rows of a tenant what its gate says, which counts; what the gate has forgotten is left as it is.
 * @returns how many rows were not as it says
 */
export async function reconcileUsage(db: TenantDb, gate: UsageGate): Promise<number> {
  const rows = await gate.usage();
  if (rows.length === 0) return 0;
  const [result] = await db.batch((queries) => [
    queries.execute<{ changed: number }>(
      sql`select app.record_usage(${JSON.stringify(rows)}::jsonb) as changed`,
    ),
  ]);
  return result.rows[0]?.changed ?? 0;
}
