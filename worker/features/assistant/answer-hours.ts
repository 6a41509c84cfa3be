import type { Language } from '../../domain/language.ts';
import { addDays, type LocalTime, localTime } from '../../domain/local-time.ts';
import {
  hasHours,
  hoursOn,
  type Interval,
  isOpenAt,
  MINUTES_PER_DAY,
  type OpeningHours,
  weeklyHours,
} from '../../domain/opening-hours.ts';
import type { Answer } from '../../providers/models/answer-model.ts';
import { WORDING } from './hours/hours-wording.ts';
import { type AskedTime, PART_OF_DAY } from './hours/read-clock-time.ts';
import { type HoursQuestion, readHoursQuestion } from './hours/read-hours-question.ts';
import {
  type HoursView,
  type Said,
  sayDate,
  sayNow,
  saySpecialDays,
  sayWeek,
  sayWeekdays,
} from './hours/say-hours.ts';

export interface BusinessHours {
  businessName: string;
  hours: OpeningHours;
  /** IANA name. */
  timeZone: string;
}

/** From here on in a day `a las 8` is rather the morning's, where it opens. */
const EARLIEST_MORNING = 5 * 60;

/**
 * Answers a question about when the business itself is open; null for every other, and where no hours are set.
 * @param isFollowUp the question before was one: then `¿y el domingo?` is too
 */
export function answerHours(
  question: string,
  { businessName, hours, timeZone }: BusinessHours,
  now: Date,
  language: Language,
  isFollowUp = false,
): Extract<Answer, { kind: 'answered' }> | null {
  if (!hasHours(hours)) return null;
  const view: HoursView = { hours, now: localTime(now, timeZone), language };
  const asked = readHoursQuestion(question, { ...view, businessName, isFollowUp });
  if (asked === null) return null;
  const said = say(asked, view);
  const citation = {
    ...({ passageId: null, source: 'hours', documentTitle: WORDING[language].title, heading: null } as const),
    quote: said.facts.join('\n'),
  };
  return { kind: 'answered', text: said.text, citations: [citation], language };
}

/** The end of an honest promise, where it is closed now: when it opens. Empty while it is open, or nobody can tell. */
export function closedNotice({ hours, timeZone }: BusinessHours, now: Date, language: Language): string {
  const at = localTime(now, timeZone);
  if (!hasHours(hours) || isOpenAt(hours, at)) return '';
  return sayNow({ hours, now: at, language }, null).text;
}

function say(asked: HoursQuestion, view: HoursView): Said {
  if (asked.asks === 'week') return sayWeek(view);
  if (asked.asks !== 'days') return sayNow(view, asked.yes);
  const days =
    asked.days.length > 0 ? asked.days : [{ kind: 'date' as const, day: dayFor(asked.time, view.now) }];
  const isAlone = days.length === 1;
  const all = days.map((one) => {
    if (one.kind === 'date') return sayDate(view, one.day, isAlone && asked.yes === null);
    return one.kind === 'weekdays' ? sayWeekdays(view, one.weekdays) : saySpecialDays(view, one.isOne);
  });
  const text = all.map((one) => one.text).join('\n');
  const verdict = isAlone ? isSo(asked, intervalsOf(days[0], view.hours)) : null;
  const { yes, no } = WORDING[view.language];
  return {
    text: verdict === null ? text : `${verdict ? yes : no}. ${text}`,
    facts: [...new Set(all.flatMap((one) => one.facts))],
  };
}

/** A time without a day is today's while it is to come, else tomorrow's. */
function dayFor(time: AskedTime | null, now: LocalTime): string {
  const isPast = time?.minutes.every((minutes) => minutes <= now.minutes) ?? false;
  return isPast ? addDays(now.day, 1) : now.day;
}

function intervalsOf(
  asked: HoursQuestion['days'][number] | undefined,
  hours: OpeningHours,
): Interval[] | null {
  if (asked?.kind === 'date') return hoursOn(hours, asked.day).intervals;
  const [only, ...others] = asked?.kind === 'weekdays' ? asked.weekdays : [];
  return only === undefined || others.length > 0 ? null : weeklyHours(hours, only);
}

/** Whether it is as the customer supposes; null where that was not asked or `8` may be morning or evening. */
function isSo({ yes, verb, time, part }: HoursQuestion, intervals: Interval[] | null): boolean | null {
  if (yes === null || intervals === null) return null;
  if (time === null) {
    const [from, to] = part === null ? [0, MINUTES_PER_DAY] : PART_OF_DAY[part];
    return intervals.some(({ opens, closes }) => opens < to && closes > from);
  }
  if (verb === 'closes') {
    return time.minutes.some((one) =>
      intervals.some(({ closes }) => closes % MINUTES_PER_DAY === one % MINUTES_PER_DAY),
    );
  }
  const [early = 0, late] = time.minutes;
  const inPart = part === null || late === undefined ? null : part === 'morning' ? early : late;
  const isMorning =
    verb === 'opens' && (time.relation === 'at' || time.relation === 'before') && early >= EARLIEST_MORNING;
  const candidates = inPart !== null ? [inPart] : isMorning ? [early] : time.minutes;
  const answers = new Set(candidates.map((one) => holds(time.relation, one, intervals)));
  return answers.size === 1 ? answers.has(true) : null;
}

function holds(relation: AskedTime['relation'], minutes: number, intervals: Interval[]): boolean {
  const at =
    relation === 'until' || relation === 'before'
      ? minutes - 1
      : relation === 'after'
        ? minutes + 1
        : minutes;
  return intervals.some(({ opens, closes }) => opens <= at && at < closes);
}
