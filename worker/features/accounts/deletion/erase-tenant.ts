import { sql } from 'drizzle-orm/sql';
import { conversations } from '../../../data/schema/index.ts';
import { openJobDb, type TenantDb } from '../../../data/tenant-db.ts';
import { objectKeys } from '../../../platform/bucket.ts';
import { readConfig } from '../../../platform/config.ts';
import { conversationObject, inboxHub, tenantGate } from '../../../platform/objects.ts';

/** Each portion costs an invocation this many calls and a few more. */
const PORTION = 50;
const ROWS = 100;

/** How many portions an invocation may still delete; the next one goes on. */
export interface Budget {
  portions: number;
}

/**
 * Erases an organisation that was parted from: the objects of its conversations before their rows, which name them,
 * then everything else of it. May be repeated from any point.
 * @returns whether nothing of it is left
 */
export async function eraseTenant(
  env: Env,
  { tenantId, hasRows }: { tenantId: string; hasRows: boolean },
  budget: Budget,
): Promise<boolean> {
  const db = openJobDb(readConfig(env), 'erase-accounts', tenantId);
  if (hasRows && !(await eraseRows(env, db, tenantId, budget))) return false;
  await inboxHub(env, tenantId).erase();
  await tenantGate(env, tenantId).erase();
  await eraseObjects(env.BUCKET, tenantId);
  await db.batch((queries) => [queries.execute(sql`select app.end_tenant_erasure()`)]);
  return true;
}

async function eraseRows(env: Env, db: TenantDb, tenantId: string, budget: Budget): Promise<boolean> {
  while (budget.portions > 0) {
    budget.portions -= 1;
    const [portion] = await db.batch((queries) => [
      queries.select({ id: conversations.id }).from(conversations).limit(PORTION),
    ]);
    const ids = portion.map(({ id }) => id);
    await Promise.all(ids.map((id) => conversationObject(env, tenantId, id).erase()));
    const [{ rows }] = await db.batch((queries) => [
      queries.execute<{ gone: boolean }>(
        sql`select app.erase_tenant_rows(${sql.param(ids)}::uuid[], ${ROWS}::integer) as gone`,
      ),
    ]);
    if (rows[0]?.gone) return true;
  }
  return false;
}

/** Deletes what lies in the bucket under the organisation's own folder, a page at a time. */
async function eraseObjects(bucket: R2Bucket, tenantId: string): Promise<void> {
  const prefix = objectKeys.tenantFolder(tenantId);
  for (;;) {
    // From the start each time: what a page named is gone.
    const { objects } = await bucket.list({ prefix });
    if (objects.length === 0) return;
    await bucket.delete(objects.map(({ key }) => key));
  }
}
