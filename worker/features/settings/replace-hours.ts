import { sql } from 'drizzle-orm/sql';
import { openingHours, specialDays } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { overlap } from '../../domain/opening-hours.ts';
import type { Hours } from './schemas.ts';

/**
 * Replaces time zone, weekly hours and special days as a whole.
 * @returns them in order
 * @throws AppError bad_request (overlap) where two intervals of the week share a minute
 */
export async function replaceHours(db: TenantDb, hours: Hours): Promise<Hours> {
  const tenantId = db.tenantId;
  if (!tenantId) throw new AppError('not_found');
  if (overlap(hours.weekly)) throw new AppError('bad_request', 'overlap');
  const ordered: Hours = {
    timeZone: hours.timeZone,
    weekly: hours.weekly.toSorted((one, other) => startOf(one).localeCompare(startOf(other))),
    specialDays: hours.specialDays.toSorted((one, other) => one.day.localeCompare(other.day)),
  };
  const weekly = ordered.weekly.map((one) => ({ ...one, tenantId }));
  const special = ordered.specialDays.map((one) => ({ ...one, tenantId }));
  const details = { intervals: weekly.length, specialDays: special.length, timeZone: hours.timeZone };
  await db.batch((queries) => [
    queries.execute(sql`select app.set_time_zone(${hours.timeZone})`),
    queries.delete(openingHours),
    queries.delete(specialDays),
    ...(weekly.length > 0 ? [queries.insert(openingHours).values(weekly)] : []),
    ...(special.length > 0 ? [queries.insert(specialDays).values(special)] : []),
    queries.execute(sql`select app.audit('hours.replace', null, ${JSON.stringify(details)}::jsonb)`),
  ]);
  return ordered;
}

function startOf({ weekday, opens }: Hours['weekly'][number]): string {
  return `${weekday} ${opens}`;
}
