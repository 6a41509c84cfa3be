import type { Language } from '../../../domain/language.ts';
import type { LocalTime } from '../../../domain/local-time.ts';
import type { OpeningHours } from '../../../domain/opening-hours.ts';
import * as vocabulary from './hours-words.ts';
import { plainQuestion, squeeze } from './plain-question.ts';
import { type AskedTime, cutParts, cutTimes, type DayPart } from './read-clock-time.ts';
import { type AskedDay, cutDays } from './read-days.ts';
import { daysNamed, sameNames, withoutBusinessName } from './special-names.ts';

export interface HoursQuestion {
  /** now: open at this moment; next: when it opens (again); days: the named ones; week: the whole timetable. */
  asks: 'now' | 'next' | 'days' | 'week';
  /** What a yes would mean; null where yes and no are no answer. */
  yes: 'open' | 'closed' | null;
  /** Of opening or of closing at the asked time; null where neither verb is used. */
  verb: 'opens' | 'closes' | null;
  /** Empty for `now`, `next` and `week`, and for a time without a day. */
  days: AskedDay[];
  time: AskedTime | null;
  part: DayPart | null;
}

export interface HoursContext {
  hours: OpeningHours;
  now: LocalTime;
  language: Language;
  businessName: string;
  /** The question before was one about opening hours: `¿y el domingo?` then is one too. */
  isFollowUp: boolean;
}

/** Looks like one about opening hours and is about something else, or no question at all. */
const OTHER = [
  /\b(?:por que|porque|porq|pq|xq|why|how come)\b/,
  /\b(?:me|nos|le|les|te) (?:atiend|atend|abre|abri|cierr|cerr)/,
  // Appointments: "¿tenés horario para mañana?"
  /\b(?:tien\w*|hay|ten[ei]s|tem|quedan?|have) (?:algun |un |algum |um |any )?(?:horarios?|hora|horas|time)\b/,
  /\b(?:cierran?|fecham?|close)\b.{0,1000}\b(?:mediodia|almuerzo|almoco|lunch|noon)\b/,
  // In Argentina "de mañana" is in the morning, elsewhere it may be tomorrow.
  /(?<!\b(?:horarios?|partir|pasado|despues|\d) )\bde manana\b/,
];
const SERVES =
  /\b(?:(?:hay|habra|tem|vai ter|tienen?|tera|have) (?:atencion|atendimi?ento|expediente)|(?:puedo|podemos|se puede|posso|da pra|(?:can|could) (?:i|we)) (?:ir|pasar|acercarme|venir|visitarlos|llegar|encontrarlos|come|visit|stop by|come by|passar|aparecer))\b/g;

/** Reads a question about when the business itself is open; null for any other. Every word has to be understood. */
export function readHoursQuestion(question: string, context: HoursContext): HoursQuestion | null {
  const asked = plainQuestion(question);
  if (asked === null || OTHER.some((pattern) => pattern.test(asked))) return null;
  const named = sameNames(withoutBusinessName(asked, context.businessName))
    .replace(SERVES, ' atienden ')
    .replace(/\b(?:tienen?|tem) (?=(?:abiert|cerrad|abert|fechad))/g, ' ');
  const clock = cutTimes(squeeze(named));
  const ofDay = cutParts(clock.rest);
  const calendar = cutDays(ofDay.rest, context.now.day, context.language === 'en');
  if (calendar === null || clock.times.length > 1 || ofDay.parts.length > 1) return null;

  const said = calendar.rest.split(' ').filter((word) => word !== '');
  if (context.language === 'pt' && said.includes('fecha')) said[said.indexOf('fecha')] = 'fecham';
  const unknown = said.filter((word) => !vocabulary.isKnown(word));
  const days = resolveDays(calendar.days, unknown, context);
  if (days === null) return null;
  const [time = null, part = null] = [clock.times[0], ofDay.parts[0]];
  const isDated = days.length > 0 || time !== null || part !== null;
  const has = (...lists: ReadonlySet<string>[]) => said.some((word) => lists.some((list) => list.has(word)));
  return decide(has, { asked, days, time, part, isDated, ...context });
}

function decide(
  has: (...lists: ReadonlySet<string>[]) => boolean,
  found: { asked: string; isDated: boolean; now: LocalTime; isFollowUp: boolean } & Pick<
    HoursQuestion,
    'days' | 'time' | 'part'
  >,
): HoursQuestion | null {
  const { OPENS, OPEN, OPENED, CLOSES, CLOSED, HAS_CLOSED, SERVE, SERVING, STATE, HOURS, HOUR } = vocabulary;
  const { days, time, part, isDated } = found;
  const isNow = has(vocabulary.NOW);
  const isAboutOpening =
    has(OPENS, OPEN, OPENED, CLOSES, CLOSED, HAS_CLOSED, HOURS, SERVING) ||
    (has(HOUR) && has(STATE, SERVE)) ||
    (has(SERVE) && (isDated || isNow));
  if (!isAboutOpening && !(found.isFollowUp && isDated && !has(STATE, HOUR, vocabulary.WHEN))) return null;

  const isToday = days.every((one) => one.kind === 'date' && one.day === found.now.day);
  const asksHours = has(HOURS, HOUR) || /\b(?:que dias?|what days)\b/.test(found.asked);
  const isPast = has(OPENED, HAS_CLOSED);
  // What was on another day, or when it was, nobody can tell from the timetable.
  if (isPast && (!isToday || time !== null || part !== null || asksHours)) return null;
  const verb = has(CLOSES) ? 'closes' : has(OPENS) ? 'opens' : null;
  const question = { days, time, part, verb, yes: null } as const;
  if (time === null && part === null && isToday && (isNow || isPast || !isDated)) {
    const isState = (has(OPEN, OPENED, CLOSED, HAS_CLOSED, SERVING) || isNow) && !has(CLOSES) && !asksHours;
    const yes = !isState ? null : has(CLOSED, HAS_CLOSED) ? 'closed' : 'open';
    if (!isNow && has(vocabulary.WHEN)) return { ...question, asks: 'next', days: [] };
    if (!isNow && asksHours) return { ...question, asks: 'week' };
    return { ...question, asks: 'now', days: [], yes };
  }
  const isAsked = (time !== null || part !== null) && !has(CLOSED) && !(has(CLOSES) && part !== null);
  return { ...question, asks: 'days', yes: isAsked ? 'open' : null };
}

/** The days asked for, with those that the customer calls by name; null where that does not fit together. */
function resolveDays(days: AskedDay[], unknown: string[], { hours, now }: HoursContext): AskedDay[] | null {
  const isSpecial = (day: string) => hours.specialDays.some((one) => one.day === day);
  const dates = days.flatMap((one) => (one.kind === 'date' ? [one.day] : []));
  if (unknown.length > 0) {
    const named = daysNamed(unknown, hours, now.day);
    const dated = named.filter((day) => dates.includes(day));
    // "El lunes de carnaval" is not the coming Monday.
    const fitting = dates.length === 0 ? named : dated.length > 0 ? dated : onSameWeekday(named, dates);
    if (fitting.length === 0 || days.some((one) => one.kind === 'weekdays')) return null;
    return fitting.map((day) => ({ kind: 'date', day }));
  }
  if (!days.some((one) => one.kind === 'holidays')) return days;
  const coming = hours.specialDays.some(({ day }) => day >= now.day);
  if (dates.length === 0) return coming ? days : null;
  // Called a holiday by the customer, and not known as one.
  return dates.every(isSpecial) ? days.filter((one) => one.kind !== 'holidays') : null;
}

function onSameWeekday(named: string[], dates: string[]): string[] {
  const weekday = (day: string) => new Date(day).getUTCDay();
  return named.filter((day) => dates.length === 1 && weekday(day) === weekday(dates[0] ?? ''));
}
