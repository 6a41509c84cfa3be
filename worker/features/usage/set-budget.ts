import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { isWithinPlan, type OwnCeilings } from './plans.ts';
import { type BudgetView, describeBudget } from './read-budget.ts';
import { ceilingsQuery, NO_BUDGET } from './read-ceilings.ts';

/**
 * Replaces the owner's own ceilings, in micro-USD and replies.
 * @returns what holds now
 * @throws AppError bad_request (above_plan) where one is above the plan's
 */
export async function setBudget(db: TenantDb, own: OwnCeilings): Promise<BudgetView> {
  const [[before]] = await db.batch((queries) => [ceilingsQuery(queries)]);
  const { plan } = before ?? NO_BUDGET;
  if (!isWithinPlan(plan, own)) throw new AppError('bad_request', 'above_plan');
  const { dayMicro, monthMicro, contactDayMicro, repliesMonth } = own;
  await db.batch((queries) => [
    queries.execute(sql`
      select app.set_budget(
        ${dayMicro}::bigint, ${monthMicro}::bigint, ${contactDayMicro}::bigint, ${repliesMonth}::bigint)`),
  ]);
  return describeBudget({ plan, ...own });
}
