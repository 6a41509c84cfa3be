import type { Ceilings } from '../../../durable-objects/admission.ts';
import { tenantBudgets } from '../../data/schema/index.ts';
import type { Queries } from '../../data/tenant-db.ts';
import type { Plan } from '../../domain/plan.ts';
import { effectiveCeilings, type OwnCeilings } from './plans.ts';

/** A row of `tenant_budgets`; an organisation that never set anything has none. */
export type BudgetRow = OwnCeilings & { plan: Plan };

/** What holds without a row, as the table's own defaults. */
export const NO_BUDGET: BudgetRow = {
  ...{ plan: 'start', dayMicro: null, monthMicro: null, contactDayMicro: null, repliesMonth: null },
};

/** One statement for a batch in a tenant's context: at most one row, for `readCeilings`. */
export function ceilingsQuery(queries: Queries) {
  return queries
    .select({
      plan: tenantBudgets.plan,
      dayMicro: tenantBudgets.dayMicro,
      monthMicro: tenantBudgets.monthMicro,
      contactDayMicro: tenantBudgets.contactDayMicro,
      repliesMonth: tenantBudgets.repliesMonth,
    })
    .from(tenantBudgets);
}

/** The ceilings that hold, in micro-USD, of what `ceilingsQuery` found. */
export function readCeilings(row: BudgetRow | undefined): Ceilings {
  const { plan, ...own } = row ?? NO_BUDGET;
  return effectiveCeilings(plan, own);
}
