import type { HoursDraft, IntervalDraft } from './hours-draft.ts';

export type HoursError = 'incomplete' | 'overlap' | 'noDay' | 'noName' | 'sameDay';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** What is wrong, by weekday (0 Monday) and by the key of a special day. */
export interface HoursErrors {
  weekly: Map<number, HoursError>;
  special: Map<string, HoursError>;
}

/** Everything in the form that could not be saved as it is. */
export function checkHours({ weekly, specialDays }: HoursDraft): HoursErrors {
  const errors: HoursErrors = { weekly: new Map(), special: new Map() };
  const spans = weekly.flatMap((intervals, weekday) =>
    intervals.map((interval) => ({ weekday, ...spanOf(interval, weekday) })),
  );
  spans.forEach((span, index) => {
    for (const other of spans.slice(index + 1)) {
      if (!overlaps(span, other)) continue;
      errors.weekly.set(span.weekday, 'overlap');
      errors.weekly.set(other.weekday, 'overlap');
    }
  });
  weekly.forEach((intervals, weekday) => {
    if (intervals.some(isIncomplete)) errors.weekly.set(weekday, 'incomplete');
  });

  const days = new Set<string>();
  for (const special of specialDays) {
    if (days.has(special.day)) errors.special.set(special.key, 'sameDay');
    if (!special.name.trim()) errors.special.set(special.key, 'noName');
    if (!special.day) errors.special.set(special.key, 'noDay');
    else if (special.isOpen && isIncomplete(special)) errors.special.set(special.key, 'incomplete');
    days.add(special.day);
  }
  return errors;
}

function isIncomplete({ opens, closes }: IntervalDraft): boolean {
  return opens === '' || closes === '';
}

/** Minutes since Monday 00:00; one that closes at or before it opens goes on into the next day. */
function spanOf({ opens, closes }: IntervalDraft, weekday: number): { from: number; to: number } {
  const from = weekday * DAY + minutes(opens);
  const length = minutes(closes) - minutes(opens);
  return { from, to: from + (length > 0 ? length : length + DAY) };
}

/** The night of Sunday goes on into Monday. */
function overlaps(one: { from: number; to: number }, other: { from: number; to: number }): boolean {
  return [-WEEK, 0, WEEK].some((shift) => one.from < other.to + shift && other.from + shift < one.to);
}

/** NaN for an empty time, which overlaps with nothing. */
function minutes(time: string): number {
  const [hours, rest] = time.split(':');
  return Number(hours || Number.NaN) * 60 + Number(rest);
}
