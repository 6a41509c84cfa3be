import { openingHours, specialDays, tenants } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Hours } from './schemas.ts';

/** The tenant's time zone, weekly hours and special days, in order. */
export async function readHours(db: TenantDb): Promise<Hours> {
  const [[tenant], weekly, special] = await db.batch((queries) => [
    queries.select({ timeZone: tenants.timeZone }).from(tenants),
    queries
      .select({ weekday: openingHours.weekday, opens: openingHours.opens, closes: openingHours.closes })
      .from(openingHours)
      .orderBy(openingHours.weekday, openingHours.opens),
    queries
      .select({
        day: specialDays.day,
        name: specialDays.name,
        opens: specialDays.opens,
        closes: specialDays.closes,
      })
      .from(specialDays)
      .orderBy(specialDays.day),
  ]);
  if (!tenant) throw new AppError('not_found');
  return {
    timeZone: tenant.timeZone,
    weekly: weekly.map((one) => ({ ...one, opens: toMinute(one.opens), closes: toMinute(one.closes) })),
    specialDays: special.map((one) => ({
      ...one,
      opens: one.opens && toMinute(one.opens),
      closes: one.closes && toMinute(one.closes),
    })),
  };
}

/** Postgres says `07:00:00`. */
function toMinute(time: string): string {
  return time.slice(0, 5);
}
