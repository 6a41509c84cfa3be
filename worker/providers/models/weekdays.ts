import { stem } from './terms.ts';

const WEEKS = [
  'lunes martes miercoles jueves viernes sabado domingo',
  'segunda terca quarta quinta sexta sabado domingo',
  'monday tuesday wednesday thursday friday saturday sunday',
].map((week) => week.split(' '));
/** Stems of the weekdays, and of their plurals. */
export const WEEKDAYS = new Set(WEEKS.flat().map(stem));
const DAY = `(${[...new Set(WEEKS.flat())].join('|')})s?`;
const RANGE = new RegExp(
  `\\b${DAY}(?:-feira)? ?(?:a|ate|hasta|to|through|-|–) ?(?:l[ao]s? |el )?${DAY}\\b`,
  'g',
);

/** Stems of the weekdays that a folded text means without saying them: `lunes a viernes` → martes… jueves. */
export function daysBetween(folded: string): string[] {
  return [...folded.matchAll(RANGE)].flatMap(([, first = '', last = '']) => {
    const week = WEEKS.find((days) => days.includes(first) && days.includes(last)) ?? [];
    return week.slice(week.indexOf(first) + 1, week.indexOf(last)).map(stem);
  });
}

/** Whether a folded text names a weekday. */
export function namesWeekday(folded: string): boolean {
  return ANY_DAY.test(folded);
}

const ANY_DAY = new RegExp(`\\b${DAY}\\b`);
