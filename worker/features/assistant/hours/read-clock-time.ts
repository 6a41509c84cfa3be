import { cut } from './plain-question.ts';

export type DayPart = 'morning' | 'afternoon' | 'night';
/** How a time is meant: open at it, until it, before or after it. */
export type Relation = 'at' | 'until' | 'before' | 'after';

export interface AskedTime {
  relation: Relation;
  /** Minutes since midnight, up to 1440; two where nothing says whether `8` is in the morning or the evening. */
  minutes: number[];
}

const AM = 'a ?m|de la manana|da manha|in the morning';
const PM = 'p ?m|de la tarde|de la noche|da tarde|da noite|in the afternoon|in the evening|at night';
const BEFORE = 'hasta|ate|until|till|despues|depois|after|antes|before|desde|from|partir';
const CLOCK = new RegExp(
  `\\b(?:(?<relation>${BEFORE})(?: del?| d[ao]s?)?(?= ))? ?(?<article>\\b(?:a las|a la|las|la|as|das|at|tipo) )?` +
    '\\b(?<hour>\\d{1,2})(?:[:.h](?<minute>\\d{2}))?(?: (?<more>y media|e meia|y cuarto))?' +
    `(?: ?(?<unit>hs|h|horas))?(?: ?(?:(?<am>${AM})|(?<pm>${PM})))?(?![\\d:/.-])\\b`,
  'g',
);
const NOON = new RegExp(
  `\\b(?:(?<relation>${BEFORE})(?: del?| d[ao]s?)?(?= ))? ?(?:al |a la |el |la |ao |a |o )?` +
    '\\b(?:(?<noon>mediodia|medio dia|meio dia|noon)|medianoche|media noche|meia noite|midnight)\\b',
  'g',
);

/** Cuts the times of day out of a plain question. */
export function cutTimes(question: string): { rest: string; times: AskedTime[] } {
  const times: AskedTime[] = [];
  const rest = cut(question, NOON, ({ groups }) => {
    times.push({ relation: relationOf(groups?.relation), minutes: [groups?.noon ? 720 : 1440] });
  });
  return {
    rest: cut(rest, CLOCK, ({ groups = {} }) => {
      const { hour = '', minute, more, unit, am, pm, article, relation } = groups;
      const isTime = [minute, more, unit, am, pm, article, relation].some((part) => part !== undefined);
      const asked = Number(hour);
      // `24 horas` is no time of day.
      if (!isTime || asked > 24 || (asked === 24 && relation === undefined) || Number(minute ?? 0) > 59) {
        return false;
      }
      const hours = asked % 12;
      let wanted = [asked];
      if (pm && asked <= 12) wanted = [hours + 12];
      else if (am && asked <= 12) wanted = [hours];
      else if (asked >= 1 && asked < 12 && !unit && !minute) wanted = [asked, asked + 12];
      const past = minute ? Number(minute) : more === undefined ? 0 : more === 'y cuarto' ? 15 : 30;
      times.push({ relation: relationOf(relation), minutes: wanted.map((one) => one * 60 + past) });
      return true;
    }),
    times,
  };
}

function relationOf(word: string | undefined): Relation {
  if (word === undefined || /^(?:desde|from|partir)$/.test(word)) return 'at';
  if (/^(?:antes|before)$/.test(word)) return 'before';
  return /^(?:despues|depois|after)$/.test(word) ? 'after' : 'until';
}

const PARTS: [DayPart, RegExp][] = [
  [
    'morning',
    /\b(?:(?:a|por|en|durante|de) la manana|esta manana|las mananas|pela manha|d[ae] manha|na manha|esta manha|in the mornings?|this morning|tomorrow morning|temprano)\b/g,
  ],
  [
    'afternoon',
    /\b(?:(?:a|por|en|durante|de) la tarde|(?:de|esta|a|pela|na|da) tarde|las tardes|in the afternoons?|this afternoon|tomorrow afternoon)\b/g,
  ],
  [
    'night',
    /\b(?:(?:a|por|en|durante|de) la noche|(?:de|esta) noche|las noches|(?:a|de|da|na|esta|pela) noite|in the evenings?|this evening|tonight|at night|tomorrow night)\b/g,
  ],
];
const TODAY = /^(?:esta|this|tonight)\b/;

/** Cuts `a la tarde`, `hoje à noite`… out; what names a day as well leaves that day's word behind. */
export function cutParts(question: string): { rest: string; parts: DayPart[] } {
  const parts: DayPart[] = [];
  let rest = question;
  for (const [part, pattern] of PARTS) {
    rest = rest.replace(pattern, (match) => {
      parts.push(part);
      if (match.startsWith('tomorrow')) return ' tomorrow ';
      return TODAY.test(match) ? ' hoy ' : ' ';
    });
  }
  return { rest: rest.replace(/\s+/g, ' ').trim(), parts };
}

/** From and until when, in minutes since midnight. */
export const PART_OF_DAY: Record<DayPart, [number, number]> = {
  morning: [5 * 60, 12 * 60],
  afternoon: [14 * 60, 20 * 60],
  night: [20 * 60, 24 * 60],
};
