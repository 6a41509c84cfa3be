import type { Ceilings } from '../../../durable-objects/admission.ts';
import type { Plan } from '../../domain/plan.ts';

/** All money is of this currency, in micro-units: 1,000,000 are one US dollar, as upstreams charge. */
export const CURRENCY = 'USD';
const DOLLAR = 1_000_000;

/** What each plan allows at most. A day may cost more than a thirtieth of the month: customers come in waves. */
export const PLANS: Readonly<Record<Plan, Ceilings>> = {
  start: {
    ...{ dayMicro: 2 * DOLLAR, monthMicro: 20 * DOLLAR, contactDayMicro: 0.2 * DOLLAR },
    kindMonthMicro: { file: 4 * DOLLAR, embedding: 2 * DOLLAR },
    repliesMonth: 1_000,
  },
  grow: {
    ...{ dayMicro: 8 * DOLLAR, monthMicro: 80 * DOLLAR, contactDayMicro: 0.4 * DOLLAR },
    kindMonthMicro: { file: 16 * DOLLAR, embedding: 8 * DOLLAR },
    repliesMonth: 5_000,
  },
  scale: {
    ...{ dayMicro: 40 * DOLLAR, monthMicro: 400 * DOLLAR, contactDayMicro: 1 * DOLLAR },
    kindMonthMicro: { file: 80 * DOLLAR, embedding: 40 * DOLLAR },
    repliesMonth: 30_000,
  },
};

/** Ceilings of the owner's own, in micro-USD and replies; null: the plan's. */
export interface OwnCeilings {
  dayMicro: number | null;
  monthMicro: number | null;
  contactDayMicro: number | null;
  repliesMonth: number | null;
}

/** What holds: of each ceiling the lower of the plan's and the owner's, also after a change to a smaller plan. */
export function effectiveCeilings(plan: Plan, own: OwnCeilings): Ceilings {
  const most = PLANS[plan];
  return {
    dayMicro: lower(most.dayMicro, own.dayMicro),
    monthMicro: lower(most.monthMicro, own.monthMicro),
    contactDayMicro: lower(most.contactDayMicro, own.contactDayMicro),
    kindMonthMicro: most.kindMonthMicro,
    repliesMonth: lower(most.repliesMonth, own.repliesMonth),
  };
}

/** Whether no ceiling of the owner's is above the plan's. */
export function isWithinPlan(plan: Plan, own: OwnCeilings): boolean {
  const most = PLANS[plan];
  return (
    (own.dayMicro ?? 0) <= most.dayMicro &&
    (own.monthMicro ?? 0) <= most.monthMicro &&
    (own.contactDayMicro ?? 0) <= most.contactDayMicro &&
    (own.repliesMonth ?? 0) <= most.repliesMonth
  );
}

function lower(most: number, own: number | null): number {
  return own === null ? most : Math.min(most, own);
}
