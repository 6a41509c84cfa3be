import { addDays, daysFrom, weekdayOf } from '../../../domain/local-time.ts';
import { cut } from './plain-question.ts';

/** What a question is about: one day, weekdays in general, or all special days. */
export type AskedDay =
  | { kind: 'date'; day: string }
  | { kind: 'weekdays'; weekdays: number[] }
  | { kind: 'holidays'; isOne: boolean };

const WEEKDAYS: Record<string, number> = Object.fromEntries(
  [
    'lunes martes miercoles jueves viernes sabado domingo',
    'segunda terca quarta quinta sexta sabado domingo',
    'monday tuesday wednesday thursday friday saturday sunday',
  ].flatMap((week) => week.split(' ').map((name, index) => [name, index + 1])),
);
const WEEKDAY = `(${Object.keys(WEEKDAYS).join('|')})(s?)(?: feiras?)?`;
const MONTHS: Record<string, number> = Object.fromEntries(
  [
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
    'january february march april may june july august september october november december',
    'enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre',
  ].flatMap((year) => year.split(' ').map((name, index) => [name, index + 1])),
);
const MONTH = `(${Object.keys(MONTHS).join('|')})`;
const ORDINAL = '(?:ro|o|a|st|nd|rd|th|er)?';
const YEAR = '(?: (?:del? |,)?(20\\d\\d))?';

const RANGE = new RegExp(
  `\\b(?:de |desde |from )?(?:el |los |a )?${WEEKDAY} (?:a|hasta|ate|to|through|thru|till) (?:el |los |a )?${WEEKDAY}\\b`,
  'g',
);
const WORKDAYS =
  /\b(?:entre semana|(?:en |durante )?(?:los )?dias? de semana|(?:en |durante )la semana|(?:os |nos )?dias uteis|(?:los )?dias habiles|(?:on )?weekdays|(?:during|durante) (?:the|a) (?:week|semana))\b/g;
const EVERY_DAY =
  /\b(?:todos? (?:l?os )?dias?|every ?day|cada dia|toda la semana|a semana toda|all week|7 dias)\b/g;
const WEEKEND =
  /\b(?:(?<each>(?:los |todos los |nos |aos |on )?(?:fines|finais|fins) de semana|on fin de semana)|(?:el |este |the |this |no |nesse |neste |esse |on the |o )?(?:proximo |next )?(?:fin|fim|final) de semana)\b(?: que viene)?/g;
// Words that may stand before a day any number of times, begin it only where none of them stands before: else each of
// them would be tried as a beginning, which takes quadratic time. Nobody names more than 31 days.
const DATE = new RegExp(
  `\\b(?<!\\b(?:el|del|los|the|on|em|no|dias?|primero) )(?:(?:el|del|los|the|on|em|no|dias?|primero) )*((?:\\d{1,2}${ORDINAL} (?:y|e|o|ou|and) (?:el |dia |o )?){0,31})(\\d{1,2}|primero)${ORDINAL} (?:de |of |del? )?${MONTH}${YEAR}\\b`,
  'g',
);
const MONTH_FIRST = new RegExp(
  `\\b(?<!\\b(?:on|the) )(?:on |the )*${MONTH} (?:the )?(\\d{1,2})${ORDINAL}${YEAR}\\b`,
  'g',
);
const SLASHED =
  /\b(?<!\b(?:el|del|dia|no|on) )(?:(?:el|del|dia|no|on) )*(\d{1,2})[/-](\d{1,2})(?:[/-](20\d\d|\d\d))?\b/g;
const DAY_OF_MONTH = new RegExp(
  `\\b(?:(?:el|del) dia|el|dias?|the|los) (\\d{1,2})${ORDINAL}(?: (?:y|e|and) (?:el |dia |the )?(\\d{1,2})${ORDINAL})?(?![\\d:/.]| ?(?:hs|h|horas|am|pm|personas|cuotas)\\b)`,
  'g',
);
const RELATIVE: [number, RegExp][] = [
  [
    2,
    /\b(?:pasado (?:de )?manana|(?:depois|dps) de amanha|(?:the )?day after tomorrow|overmorrow|despues de manana)\b/g,
  ],
  [1, /\b(?:manana|amanha|tomorrow)\b/g],
  [0, /\b(?:hoy|hoje|today)(?: mismo| mesmo)?\b/g],
];
const NAMED = new RegExp(
  `\\b(?<many>(?:todos )?los |cada |aos? |nos |nas |todas? as? |as |every )?(?<which>(?:(?:este|esse|neste|nesse|this|el|o|the) )?(?:proximo|proxima|next) |(?:el|este|esse|neste|nesse|no|na|this|on|o) )?${WEEKDAY}(?<later> (?:que viene|que vem|proximo))?(?: agora)?\\b`,
  'g',
);
const HOLIDAYS =
  /\b(?:(?<!\b(?:los|nos|aos|on|os|dias?) |\btodos (?=los ))(?:los |nos |aos |on |todos los |os |dias? )*(?<many>feriados|festivos|holidays)|(?<!\b(?:el|este|no|neste|nesse|the|en|es|e|dia|un|um|o) |\bon (?=the ))(?:el |este |no |neste |nesse |on the |the |en |es |e |dia |un |um |o )*(?:feriado|festivo|holiday))(?: nacionale?s| nacionais)?\b/g;

/** Cuts the days out of a plain question. `today` is `YYYY-MM-DD`; null for a day that cannot be or is past. */
export function cutDays(
  question: string,
  today: string,
  isMonthFirst: boolean,
): { rest: string; days: AskedDay[] } | null {
  const days: AskedDay[] = [];
  let isSound = true;
  const add = (day: string | null) => {
    if (day === null) isSound = false;
    else if (!days.some((one) => one.kind === 'date' && one.day === day)) days.push({ kind: 'date', day });
  };
  const general = (weekdays: number[]) => days.push({ kind: 'weekdays', weekdays });

  let rest = cut(question, RANGE, ([, first = '', , last = '']) => {
    const [from = 1, to = 7] = [WEEKDAYS[first], WEEKDAYS[last]];
    general(
      Array.from(
        { length: Math.min(7, ((to - from + 6) % 7) + 2) },
        (_, ahead) => ((from - 1 + ahead) % 7) + 1,
      ),
    );
  });
  rest = cut(rest, WORKDAYS, () => general([1, 2, 3, 4, 5]));
  rest = cut(rest, EVERY_DAY, () => general([1, 2, 3, 4, 5, 6, 7]));
  rest = cut(rest, WEEKEND, ({ groups }) => {
    if (groups?.each) return general([6, 7]);
    const saturday = addDays(today, 6 - Math.min(weekdayOf(today), 6));
    if (weekdayOf(today) !== 7) add(saturday);
    add(weekdayOf(today) === 7 ? today : addDays(saturday, 1));
  });
  rest = cut(rest, DATE, ([, earlier = '', day = '', month = '', year]) => {
    for (const [number] of [...earlier.matchAll(/\d+/g), [day === 'primero' ? '1' : day]])
      add(nextDate(today, Number(number), MONTHS[month] ?? 0, year));
  });
  rest = cut(rest, MONTH_FIRST, ([, month = '', day, year]) =>
    add(nextDate(today, Number(day), MONTHS[month] ?? 0, year)),
  );
  rest = cut(rest, SLASHED, ([, first, second, year]) => {
    const [one, other] = [Number(first), Number(second)];
    const isTurned = other > 12;
    // 5/6 is one day in English here and another there.
    if (isMonthFirst && one <= 12 && other <= 12 && one !== other) add(null);
    else add(nextDate(today, isTurned ? other : one, isTurned ? one : other, year));
  });
  rest = cut(rest, DAY_OF_MONTH, ([, first, second]) => {
    add(nextDayOfMonth(today, Number(first)));
    if (second !== undefined) add(nextDayOfMonth(today, Number(second)));
  });
  for (const [ahead, pattern] of RELATIVE) rest = cut(rest, pattern, () => add(addDays(today, ahead)));
  rest = cutWeekdays(rest, today, add, general);
  rest = cut(rest, HOLIDAYS, ({ groups }) => days.push({ kind: 'holidays', isOne: !groups?.many }));
  return isSound ? { rest, days } : null;
}

/** `los sábados y domingos` are in general, `el sábado y el domingo` the coming ones, today included. */
function cutWeekdays(
  question: string,
  today: string,
  add: (day: string) => void,
  general: (weekdays: number[]) => void,
): string {
  let end = -1;
  let wasGeneral = false;
  return cut(question, NAMED, (match) => {
    const { many, which, later } = match.groups ?? {};
    const [, , , name = '', plural] = match;
    const goesOn = end >= 0 && /^ (?:(?:y|e|o|ou|and) )?$/.test(question.slice(end, match.index));
    wasGeneral =
      many !== undefined || plural === 's' || (goesOn && wasGeneral && !/^(?:el|no|na|o) /.test(which ?? ''));
    end = match.index + match[0].length;
    const weekday = WEEKDAYS[name] ?? 1;
    if (wasGeneral) return general([weekday]);
    const ahead = (weekday - weekdayOf(today) + 7) % 7;
    const isLater = /proxim|next/.test(which ?? '') || later !== undefined;
    return add(addDays(today, ahead === 0 && isLater ? 7 : ahead));
  });
}

/** The next day with this day and month, or the very one if a year is named; null where there is none. */
function nextDate(today: string, day: number, month: number, year: string | undefined): string | null {
  const first = Number(today.slice(0, 4));
  const years = year === undefined ? [first, first + 1] : [Number(year.length === 2 ? `20${year}` : year)];
  for (const one of years) {
    const date = validDay(one, month, day);
    if (date !== null && daysFrom(today, date) >= 0) return date;
  }
  return null;
}

function nextDayOfMonth(today: string, day: number): string | null {
  const [year = 0, month = 0] = today.split('-').map(Number);
  for (let ahead = 0; ahead < 3; ahead++) {
    const past = month - 1 + ahead;
    const date = validDay(year + Math.floor(past / 12), (past % 12) + 1, day);
    if (date !== null && daysFrom(today, date) >= 0) return date;
  }
  return null;
}

function validDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isSame = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
  return isSame ? date.toISOString().slice(0, 10) : null;
}
