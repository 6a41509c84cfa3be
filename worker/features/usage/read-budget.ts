import type { Ceilings } from '../../../durable-objects/admission.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Plan } from '../../domain/plan.ts';
import { CURRENCY, type OwnCeilings, PLANS } from './plans.ts';
import { type BudgetRow, ceilingsQuery, NO_BUDGET, readCeilings } from './read-ceilings.ts';

/** Money in micro-units of the currency, replies in bursts answered. */
export interface BudgetView {
  currency: typeof CURRENCY;
  plan: Plan;
  /** What the owner set; null: the plan's. */
  own: OwnCeilings;
  planCeilings: Ceilings;
  /** What holds. */
  ceilings: Ceilings;
}

/** What the organisation may spend, and why. */
export async function readBudget(db: TenantDb): Promise<BudgetView> {
  const [[row]] = await db.batch((queries) => [ceilingsQuery(queries)]);
  return describeBudget(row ?? NO_BUDGET);
}

export function describeBudget(row: BudgetRow): BudgetView {
  const { plan, ...own } = row;
  return { currency: CURRENCY, plan, own, planCeilings: PLANS[plan], ceilings: readCeilings(row) };
}
