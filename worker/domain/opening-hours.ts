import { addDays, daysFrom, type LocalTime, minutesOf, weekdayOf } from './local-time.ts';

/** When a business is open. Times are `HH:MM` in its time zone. */
export interface OpeningHours {
  /** Weekday by ISO 8601, 1 Monday to 7 Sunday; one that closes at or before it opens closes on the next day. */
  weekly: { weekday: number; opens: string; closes: string }[];
  /** Days that differ (`YYYY-MM-DD`); without times the business is closed. */
  specialDays: { day: string; name: string; opens: string | null; closes: string | null }[];
}

/** Minutes since the midnight that its day begins with; a night's end is past 1440. */
export interface Interval {
  opens: number;
  closes: number;
}

export const MINUTES_PER_DAY = 1440;
/** How far ahead the next opening is looked for, in days: the longest holidays. */
const HORIZON = 120;

/** Whether any are set: without them nobody can say when the business is open. */
export function hasHours(hours: OpeningHours): boolean {
  return hours.weekly.length > 0;
}

/** The intervals that begin on a day, in order, and the name of the special day that it is. */
export function hoursOn(hours: OpeningHours, day: string): { intervals: Interval[]; name: string | null } {
  const special = hours.specialDays.find((one) => one.day === day);
  if (!special) return { intervals: weeklyHours(hours, weekdayOf(day)), name: null };
  const { opens, closes, name } = special;
  return { intervals: opens === null || closes === null ? [] : [toInterval(opens, closes)], name };
}

/** What holds on a weekday in general, special days aside. */
export function weeklyHours(hours: OpeningHours, weekday: number): Interval[] {
  return hours.weekly
    .filter((one) => one.weekday === weekday)
    .map(({ opens, closes }) => toInterval(opens, closes))
    .sort((one, other) => one.opens - other.opens);
}

export function isOpenAt(hours: OpeningHours, at: LocalTime): boolean {
  return intervalAt(hours, at) !== null;
}

/** When what is open now closes; null while it is closed, and where it closes at no time within days. */
export function closingAfter(hours: OpeningHours, at: LocalTime): LocalTime | null {
  let closing = intervalAt(hours, at);
  // One that begins as another ends is no break: a day around the clock, or a lunch hour that was dropped.
  for (let next = closing; next !== null; next = intervalAt(hours, next)) {
    if (daysFrom(at.day, next.day) > 7) return null;
    closing = next;
  }
  return closing;
}

/** When it opens next, from a moment at which it is closed; null where it does not within months. */
export function nextOpening(hours: OpeningHours, at: LocalTime): LocalTime | null {
  for (let ahead = 0; ahead <= HORIZON; ahead++) {
    const day = addDays(at.day, ahead);
    const next = hoursOn(hours, day).intervals.find(({ opens }) => ahead > 0 || opens > at.minutes);
    if (next) return { day, minutes: next.opens };
  }
  return null;
}

/** Whether two intervals of the week share a minute, a night's end on the next day included. */
export function overlap(weekly: OpeningHours['weekly']): boolean {
  const week = 7 * MINUTES_PER_DAY;
  const spans = weekly
    .map(({ weekday, opens, closes }) => {
      const interval = toInterval(opens, closes);
      const start = (weekday - 1) * MINUTES_PER_DAY;
      return { from: start + interval.opens, to: start + interval.closes };
    })
    .sort((one, other) => one.from - other.from);
  const [first] = spans;
  return spans.some(({ to }, index) => {
    const next = spans[index + 1]?.from ?? (first ? first.from + week : to);
    return next < to;
  });
}

/** The end of the interval that a moment lies in, which may have begun the day before. */
function intervalAt(hours: OpeningHours, { day, minutes }: LocalTime): LocalTime | null {
  for (const ago of [0, 1]) {
    const begun = addDays(day, -ago);
    const now = minutes + ago * MINUTES_PER_DAY;
    const current = hoursOn(hours, begun).intervals.find(({ opens, closes }) => opens <= now && now < closes);
    if (!current) continue;
    const isNextDay = current.closes >= MINUTES_PER_DAY;
    return { day: addDays(begun, isNextDay ? 1 : 0), minutes: current.closes % MINUTES_PER_DAY };
  }
  return null;
}

function toInterval(opens: string, closes: string): Interval {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  return { opens: from, closes: to > from ? to : to + MINUTES_PER_DAY };
}
