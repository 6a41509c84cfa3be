import { utcDay } from './leases.ts';

/** Days and months of the budget are UTC's, whatever the business's time zone: a price table knows no others. */
export interface Period {
  /** `2026-11-30` or `2026-11`. */
  name: string;
  /** Its end, in ms since the epoch. */
  endsAt: number;
}

export function dayOf(now: number): Period {
  const start = new Date(now);
  const endsAt = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate() + 1);
  return { name: utcDay(now), endsAt };
}

export function monthOf(now: number): Period {
  const start = new Date(now);
  return {
    name: start.toISOString().slice(0, 7),
    endsAt: Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1),
  };
}
