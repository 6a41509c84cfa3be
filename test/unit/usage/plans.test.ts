import { describe, expect, it } from 'vitest';
import { level } from '../../../durable-objects/policy/budget-steps.ts';
import { PLAN_NAMES } from '../../../worker/domain/plan.ts';
import { effectiveCeilings, isWithinPlan, PLANS } from '../../../worker/features/usage/plans.ts';
import { readCeilings } from '../../../worker/features/usage/read-ceilings.ts';
import { budgetSchema, usageQuery } from '../../../worker/features/usage/schemas.ts';
import { lastDays } from '../../../worker/features/usage/usage-series.ts';

const NONE = { dayMicro: null, monthMicro: null, contactDayMicro: null, repliesMonth: null };
const FIELDS = ['dayMicro', 'monthMicro', 'contactDayMicro', 'repliesMonth'] as const;

describe('plans', () => {
  it('bound a day by the month, a contact by the day and a kind by the month', () => {
    for (const plan of PLAN_NAMES) {
      const { dayMicro, monthMicro, contactDayMicro, kindMonthMicro } = PLANS[plan];
      expect(contactDayMicro).toBeLessThan(dayMicro);
      expect(dayMicro).toBeLessThan(monthMicro);
      for (const micro of Object.values(kindMonthMicro)) expect(micro).toBeLessThan(monthMicro);
      for (const micro of [dayMicro, monthMicro, contactDayMicro]) expect(micro).toBe(Math.round(micro));
    }
  });

  it.each(FIELDS)(
    'give way to a lower ceiling of the owner’s, nought among them, and to no higher one: %s',
    (field) => {
      const most = PLANS.start[field];
      for (const [own, holds, isWithin] of [
        [null, most, true],
        [0, 0, true],
        [most, most, true],
        [most + 1, most, false],
      ] as const) {
        expect(effectiveCeilings('start', { ...NONE, [field]: own })).toEqual({
          ...PLANS.start,
          [field]: holds,
        });
        expect(isWithinPlan('start', { ...NONE, [field]: own })).toBe(isWithin);
      }
    },
  );

  it('begin with the smallest', () => {
    expect(readCeilings(undefined)).toEqual(PLANS.start);
  });
});

it('a ceiling is reached by 80 and by 100 %, and one of nothing at once', () => {
  const levels = [79, 80, 99, 100, 101].map((spent) => level(spent, 100));
  expect(levels).toEqual(['normal', 'reached_80', 'reached_80', 'reached_100', 'reached_100']);
  expect(level(0, 0)).toBe('reached_100');
});

it('days end at midnight UTC, also over the end of a year', () => {
  expect(lastDays(3, Date.parse('2027-01-01T00:00:00Z'))).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
});

it('a query asks for 1 to 92 days, and for 30 unless said', () => {
  expect(usageQuery.parse({})).toEqual({ days: 30 });
  expect(['1', '92'].map((days) => usageQuery.parse({ days }).days)).toEqual([1, 92]);
  for (const days of ['0', '93', '1e1', '-1', '1.5', '', ' 7', ['7']]) {
    expect(usageQuery.safeParse({ days }).success, String(days)).toBe(false);
  }
});

it('a budget says all four, whole and not negative', () => {
  expect(budgetSchema.safeParse(NONE).success).toBe(true);
  for (const wrong of [{}, { ...NONE, plan: 'scale' }])
    expect(budgetSchema.safeParse(wrong).success).toBe(false);
  for (const value of [-1, 0.5, '1', 2 ** 53, Number.NaN, undefined]) {
    expect(budgetSchema.safeParse({ ...NONE, dayMicro: value }).success, String(value)).toBe(false);
  }
});
