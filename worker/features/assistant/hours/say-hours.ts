import type { Language } from '../../../domain/language.ts';
import { addDays, type LocalTime, weekdayOf } from '../../../domain/local-time.ts';
import {
  closingAfter,
  hoursOn,
  type Interval,
  isOpenAt,
  nextOpening,
  type OpeningHours,
  weeklyHours,
} from '../../../domain/opening-hours.ts';
import { dateName, daySubject, everyWeekday, weekdayName } from './calendar-names.ts';
import { atTime, rangesFact, rangesText, sentence, WORDING } from './hours-wording.ts';

/** What is said, and the bare facts that it rests on. */
export interface Said {
  text: string;
  facts: string[];
}

export interface HoursView {
  hours: OpeningHours;
  now: LocalTime;
  language: Language;
}

const MAX_SPECIAL_DAYS = 6;
/** Special days this near are told with the timetable. */
const NEAR_DAYS = 14;

/** Open or closed at this moment, until when or from when. `yes`: what the customer would take for a yes. */
export function sayNow(view: HoursView, yes: 'open' | 'closed' | null): Said {
  const { hours, now, language } = view;
  const words = WORDING[language];
  const isOpen = isOpenAt(hours, now);
  const facts = [dayFact(now.day, view)];
  if (isOpen) {
    const closing = closingAfter(hours, now);
    const until = closing && words.until(atTime(closing.minutes, language, true));
    const lead = yes === null ? '' : `${yes === 'open' ? words.yes : words.no}, `;
    return { text: `${sentence(lead + words.openNow)}${until ? `, ${until}` : ''}.`, facts };
  }
  const opening = nextOpening(hours, now);
  if (opening && opening.day !== now.day) facts.push(dayFact(opening.day, view));
  const lead = yes === 'closed' ? `${words.yes}, ` : '';
  return { text: `${sentence(lead + words.closedNow)}.${sayOpening(view, opening)}`, facts };
}

/** One day's hours; for today whether it is open now, for a closed one when it opens again. */
export function sayDate(view: HoursView, day: string, isAlone: boolean): Said {
  const { hours, now, language } = view;
  const words = WORDING[language];
  const { intervals, name } = hoursOn(hours, day);
  const subject = daySubject(day, now.day, name, language);
  const facts = [dayFact(day, view)];
  if (intervals.length === 0) {
    const opening = isAlone ? nextOpening(hours, { day, minutes: 0 }) : null;
    if (opening) facts.push(dayFact(opening.day, view));
    return { text: `${sentence(`${subject} ${words.closed}`)}.${sayOpening(view, opening)}`, facts };
  }
  const text = `${sentence(`${subject} ${words.open(rangesText(intervals, language))}`)}.`;
  if (day !== now.day || !isAlone) return { text, facts };
  const state = isOpenAt(hours, now) ? words.openNow : words.closedNow;
  return { text: `${text} ${sentence(state)}.`, facts };
}

/** A weekday in general, with the coming one where that differs; several days as a list. */
export function sayWeekdays(view: HoursView, weekdays: number[]): Said {
  const { hours, now, language } = view;
  const words = WORDING[language];
  const [only] = weekdays;
  if (weekdays.length !== 1 || only === undefined) {
    const facts = timetable(hours, weekdays, language);
    return { text: facts.join('\n'), facts };
  }
  const intervals = weeklyHours(hours, only);
  const state = intervals.length === 0 ? words.closed : words.open(rangesText(intervals, language));
  const text = `${sentence(`${everyWeekday(only, language)} ${state}`)}.`;
  const facts = timetable(hours, weekdays, language);
  const coming = addDays(now.day, (only - weekdayOf(now.day) + 7) % 7);
  if (hoursOn(hours, coming).name === null) return { text, facts };
  const exception = sayDate(view, coming, false);
  return { text: `${text} ${exception.text}`, facts: [...facts, ...exception.facts] };
}

/** The whole timetable, and the special days that are near. */
export function sayWeek(view: HoursView): Said {
  const lines = timetable(view.hours, [1, 2, 3, 4, 5, 6, 7], view.language);
  const near = comingSpecialDays(view).filter((day) => day <= addDays(view.now.day, NEAR_DAYS));
  const facts = [...lines, ...near.map((day) => dayFact(day, view))];
  return { text: [WORDING[view.language].timetable, ...facts.map(sentence)].join('\n'), facts };
}

/** The coming special days, or the first of them. */
export function saySpecialDays(view: HoursView, isOne: boolean): Said {
  const days = comingSpecialDays(view);
  const [first] = days;
  if (isOne && first !== undefined) return sayDate(view, first, true);
  const facts = days.slice(0, MAX_SPECIAL_DAYS).map((day) => dayFact(day, view));
  return { text: [WORDING[view.language].specialDays, ...facts.map(sentence)].join('\n'), facts };
}

/** ` Abrimos mañana (sábado) a las 7:00.`, with a space in front; empty where nobody can tell. */
function sayOpening({ now, language }: HoursView, opening: LocalTime | null): string {
  if (!opening) return '';
  const day = daySubject(opening.day, now.day, null, language);
  return ` ${WORDING[language].next(day, atTime(opening.minutes, language))}`;
}

function comingSpecialDays({ hours, now }: HoursView): string[] {
  return hours.specialDays
    .map(({ day }) => day)
    .filter((day) => day >= now.day)
    .sort();
}

/** `viernes 25 de diciembre (Navidad): cerrado` */
function dayFact(day: string, { hours, language }: HoursView): string {
  const { intervals, name } = hoursOn(hours, day);
  return `${dateName(day, language)}${name === null ? '' : ` (${name})`}: ${rangesFact(intervals, language)}`;
}

/** `Lunes a viernes: 7:00–20:30`; days in a row with the same hours in one line. */
function timetable(hours: OpeningHours, weekdays: number[], language: Language): string[] {
  const runs: { first: number; last: number; intervals: Interval[] }[] = [];
  for (const weekday of weekdays) {
    const intervals = weeklyHours(hours, weekday);
    const run = runs.at(-1);
    const isSame = run && rangesFact(run.intervals, language) === rangesFact(intervals, language);
    if (isSame && run.last === weekday - 1) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, intervals });
  }
  return runs.map(({ first, last, intervals }) => {
    const [from, to] = [weekdayName(first, language), weekdayName(last, language)];
    const days = first === last ? from : `${from} ${WORDING[language].to} ${to}`;
    return `${sentence(days)}: ${rangesFact(intervals, language)}`;
  });
}
