import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { askGate } from '../../platform/ask-gate.ts';
import type { Log } from '../../platform/log.ts';

/** How calls to an upstream stand: held back where `open`. */
export interface BreakerView {
  key: string;
  phase: 'closed' | 'open' | 'half_open';
}

/** What is asked of a tenant's gate. */
export interface BreakerGate {
  breakers(): Promise<BreakerView[]>;
  resetBreaker(key: string): Promise<boolean>;
}

/**
 * Closes a breaker by hand, after it was audited. The caller has been permitted.
 * @returns whether it was open or half-open; else nothing happens
 * @throws AppError unavailable
 */
export async function resetBreaker(db: TenantDb, gate: BreakerGate, key: string, log: Log): Promise<boolean> {
  const breakers = await askGate(gate.breakers(), log);
  if (!breakers.some((breaker) => breaker.key === key && breaker.phase !== 'closed')) return false;
  await db.batch((queries) => [queries.execute(sql`select app.audit('breaker.reset', ${key})`)]);
  return askGate(gate.resetBreaker(key), log);
}
