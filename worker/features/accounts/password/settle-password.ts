import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { readConfig } from '../../../platform/config.ts';
import { upstreamGate } from '../../../platform/objects.ts';
import { lookUpLeak } from '../../../providers/leaked-passwords/look-up-leak.ts';
import { hashPassword, needsRehash } from './hash-password.ts';

/**
 * What waits for a password to be shown: another look into the list that was out of reach when it was chosen, and a
 * hash at today's cost. Asks the database only where there is something to keep.
 * @returns whether it has leaked, so that its owner is to be told until they change it
 */
export async function settlePassword(
  env: Env,
  db: TenantDb,
  shown: { user_id: string; hash: string; is_recheck_due: boolean },
  password: string,
): Promise<boolean> {
  const leak = shown.is_recheck_due
    ? await lookUpLeak(readConfig(env), upstreamGate(env), password)
    : 'clean';
  const hash = needsRehash(shown.hash) ? await hashPassword(password) : null;
  const isStillDue = leak !== 'clean';
  if (hash !== null || isStillDue !== shown.is_recheck_due) {
    await db.batch((queries) => [
      queries.execute(
        sql`select app.settle_password(${shown.user_id}, ${shown.hash}, ${hash}, ${isStillDue})`,
      ),
    ]);
  }
  return leak === 'leaked';
}
