import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';

const TENANTS = 500;
/** Each ends within a statement's time. */
const PORTION = 1_000;
/** An invocation makes only so many calls; the next day's goes on. */
const MAX_PORTIONS = 200;

/** Lets go of what the guard found more than 90 days ago. Returns how many events went. */
export async function pruneGuardEvents(env: Env, log: Log): Promise<number> {
  const config = readConfig(env);
  const [tenants] = await openJobDb(config, 'prune-guard-events', null).batch((queries) => [
    queries.execute<{ tenant_id: string }>(
      sql`select tenant_id from app.list_tenants_with_old_guard_events(${TENANTS}::integer)`,
    ),
  ]);
  let pruned = 0;
  let portions = 0;
  for (const { tenant_id: tenantId } of tenants.rows) {
    const db = openJobDb(config, 'prune-guard-events', tenantId);
    for (let gone = PORTION; gone === PORTION && portions < MAX_PORTIONS; portions++) {
      const [{ rows }] = await db.batch((queries) => [
        queries.execute<{ gone: number }>(sql`select app.prune_guard_events(${PORTION}::integer) as gone`),
      ]);
      gone = rows[0]?.gone ?? 0;
      pruned += gone;
    }
  }
  if (portions >= MAX_PORTIONS) log.warn('guard.more_to_prune', { pruned });
  return pruned;
}
