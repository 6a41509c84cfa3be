import type { Hours } from '../../api/types.ts';

/** An interval in the form; the times may still be empty. */
export interface IntervalDraft {
  key: string;
  opens: string;
  closes: string;
}

export interface SpecialDraft extends IntervalDraft {
  day: string;
  name: string;
  isOpen: boolean;
}

/** Hours as they are edited: `weekly[0]` is Monday. */
export interface HoursDraft {
  timeZone: string;
  weekly: IntervalDraft[][];
  specialDays: SpecialDraft[];
}

export function newInterval(opens = '09:00', closes = '18:00'): IntervalDraft {
  return { key: crypto.randomUUID(), opens, closes };
}

export function toDraft({ timeZone, weekly, specialDays }: Hours): HoursDraft {
  return {
    timeZone,
    weekly: Array.from({ length: 7 }, (_, index) =>
      weekly
        .filter(({ weekday }) => weekday === index + 1)
        .sort((one, other) => one.opens.localeCompare(other.opens))
        .map(({ opens, closes }) => newInterval(opens, closes)),
    ),
    specialDays: [...specialDays]
      .sort((one, other) => one.day.localeCompare(other.day))
      .map(({ day, name, opens, closes }) => ({
        ...newInterval(opens ?? '09:00', closes ?? '18:00'),
        ...{ day, name, isOpen: opens !== null },
      })),
  };
}

export function fromDraft({ timeZone, weekly, specialDays }: HoursDraft): Hours {
  return {
    timeZone,
    weekly: weekly.flatMap((intervals, index) =>
      intervals
        .map(({ opens, closes }) => ({ weekday: index + 1, opens, closes }))
        .sort((one, other) => one.opens.localeCompare(other.opens)),
    ),
    specialDays: specialDays
      .map(({ day, name, isOpen, opens, closes }) => ({
        ...{ day, name: name.trim() },
        ...{ opens: isOpen ? opens : null, closes: isOpen ? closes : null },
      }))
      .sort((one, other) => one.day.localeCompare(other.day)),
  };
}
