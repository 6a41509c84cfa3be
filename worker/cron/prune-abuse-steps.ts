import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';

/** Each ends within a statement's time. */
const PORTION = 1_000;
/** An invocation makes only so many calls; the next day's goes on. */
const MAX_PORTIONS = 200;

/** Lets go of steps against networks and people that are older than 90 days. Returns how many went. */
export async function pruneAbuseSteps(env: Env, log: Log): Promise<number> {
  const db = openJobDb(readConfig(env), 'prune-abuse-steps', null);
  let pruned = 0;
  for (let portions = 0; portions < MAX_PORTIONS; portions++) {
    const [{ rows }] = await db.batch((queries) => [
      queries.execute<{ gone: number }>(sql`select app.prune_abuse_steps(${PORTION}::integer) as gone`),
    ]);
    const gone = rows[0]?.gone ?? 0;
    pruned += gone;
    if (gone < PORTION) return pruned;
  }
  log.warn('abuse.more_to_prune', { pruned });
  return pruned;
}
