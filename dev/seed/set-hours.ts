import type { OpeningHours } from '../../worker/domain/opening-hours.ts';
import type { DemoBusiness } from './businesses.ts';

/** Sets a business's opening hours and handover phrases through the API as its owner, unless it has hours. */
export async function setHours(
  workerUrl: string,
  accessToken: string,
  business: DemoBusiness,
  now: Date,
): Promise<void> {
  const call = async (path: string, body?: object) => {
    const response = await fetch(`${workerUrl}/api/organisations/${business.tenantId}/${path}`, {
      method: body ? 'PUT' : 'GET',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const hours = (await call('hours')) as OpeningHours;
  if (hours.weekly.length > 0) return;
  const { timeZone, weekly, handoverPhrases } = business;
  await call('hours', { timeZone, weekly, specialDays: specialDaysFrom(business, now) });
  await call('desk-settings', { handoverPhrases, quietMinutes: 240 });
}

/** The business's special days of this year and the next. */
export function specialDaysFrom(business: DemoBusiness, now: Date): OpeningHours['specialDays'] {
  const year = now.getUTCFullYear();
  return [year, year + 1].flatMap((one) =>
    business.specialDays.map((special) => ({ ...special, day: `${one}-${special.day}` })),
  );
}
