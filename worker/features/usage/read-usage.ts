import { gte } from 'drizzle-orm/sql';
import { level } from '../../../durable-objects/policy/budget-steps.ts';
import { usageDays } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { CURRENCY } from './plans.ts';
import { ceilingsQuery, readCeilings } from './read-ceilings.ts';
import { lastDays, microOf, seriesOf, totalsOf } from './usage-series.ts';

export type UsageView = Awaited<ReturnType<typeof readUsage>>;

/**
 * What was used in the last `days` days (UTC, today included), in micro-USD and units of each kind. Days are in order
 * and without gaps; each series has as many amounts. It is at most a minute behind the gate.
 */
export async function readUsage(db: TenantDb, days: number, now: number = Date.now()) {
  const shown = lastDays(days, now);
  const today = shown.at(-1) ?? '';
  const [from = today] = shown;
  const monthStart = `${today.slice(0, 7)}-01`;
  const [rows, [budget]] = await db.batch((queries) => [
    queries
      .select({
        day: usageDays.day,
        kind: usageDays.kind,
        micro: usageDays.micro,
        units: usageDays.units,
      })
      .from(usageDays)
      .where(gte(usageDays.day, from < monthStart ? from : monthStart)),
    ceilingsQuery(queries),
  ]);
  const ceilings = readCeilings(budget);
  const inMonth = rows.filter(({ day }) => day >= monthStart && day <= today);
  const inPeriod = rows.filter(({ day }) => day >= from && day <= today);
  const [todayMicro, monthMicro] = [microOf(rows.filter(({ day }) => day === today)), microOf(inMonth)];
  return {
    currency: CURRENCY,
    days: shown,
    series: seriesOf(rows, shown),
    totals: { micro: microOf(inPeriod), kinds: totalsOf(inPeriod) },
    today: { micro: todayMicro, level: level(todayMicro, ceilings.dayMicro) },
    monthToDate: {
      ...{ micro: monthMicro, kinds: totalsOf(inMonth) },
      level: level(monthMicro, ceilings.monthMicro),
    },
    ceilings,
  };
}
