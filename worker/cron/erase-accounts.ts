import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { finishErasure, partFromOrganisations } from '../features/accounts/deletion/erase-account.ts';
import { eraseTenant } from '../features/accounts/deletion/erase-tenant.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';

const ACCOUNTS = 20;
const TENANTS = 50;
/** Of conversations, fifty each; an invocation may make a thousand calls. */
const PORTIONS = 15;

type Due = { userId: string };
type Erasure = { tenantId: string; userId: string; hasRows: boolean };

/**
 * Erases accounts whose seven days are over, with the organisations that nobody else owns. Each step may be repeated:
 * what a run does not finish, or an error stops, the next one goes on with. Links of mails that have expired go too.
 * @returns how many accounts are gone
 */
export async function eraseAccounts(env: Env, log: Log): Promise<number> {
  const db = openJobDb(readConfig(env), 'erase-accounts', null);
  const [{ rows: due }] = await db.batch((queries) => [
    queries.execute<Due>(sql`select user_id as "userId" from app.list_due_deletions(${ACCOUNTS}::integer)`),
    queries.execute(sql`select app.forget_expired_links()`),
  ]);
  for (const { userId } of due) {
    await going(log, () => partFromOrganisations(env, userId, log));
  }

  const [{ rows: erasures }] = await db.batch((queries) => [
    queries.execute<Erasure>(sql`
      select tenant_id as "tenantId", user_id as "userId", has_rows as "hasRows"
      from app.list_tenant_erasures(${TENANTS}::integer)`),
  ]);
  const budget = { portions: PORTIONS };
  const unfinished = new Set<string>();
  for (const erasure of erasures) {
    const isGone = await going(log, () => eraseTenant(env, erasure, budget));
    if (!isGone) unfinished.add(erasure.userId);
  }

  let gone = 0;
  for (const { userId } of due) {
    if (unfinished.has(userId)) continue;
    if (await going(log, () => finishErasure(env, userId, log))) {
      gone += 1;
      log.info('account.erased');
    }
  }
  return gone;
}

/** One that fails does not hold up the others. */
async function going<T>(log: Log, step: () => Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    log.error('account.not_erased', error);
    return null;
  }
}
