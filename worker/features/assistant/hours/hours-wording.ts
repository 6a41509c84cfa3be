import type { Language } from '../../../domain/language.ts';
import { type Interval, MINUTES_PER_DAY } from '../../../domain/opening-hours.ts';

interface Wording {
  title: string;
  yes: string;
  no: string;
  /** After a day: `abrimos de 7:00 a 19:00`. */
  open: (ranges: string) => string;
  closed: string;
  openNow: string;
  closedNow: string;
  until: (time: string) => string;
  /** Before the words for day and time. */
  next: (day: string, time: string) => string;
  timetable: string;
  specialDays: string;
  to: string;
  closedDay: string;
}

/** What is said about opening hours, by the customer's language. */
export const WORDING: Record<Language, Wording> = {
  es: {
    title: 'Horarios de atención',
    yes: 'Sí',
    no: 'No',
    open: (ranges) => `abrimos ${ranges}`,
    closed: 'estamos cerrados',
    openNow: 'ahora estamos abiertos',
    closedNow: 'ahora estamos cerrados',
    until: (time) => `hasta ${time}`,
    next: (day, time) => `Abrimos ${day} ${time}.`,
    timetable: 'Nuestros horarios:',
    specialDays: 'Próximos días especiales:',
    to: 'a',
    closedDay: 'cerrado',
  },
  pt: {
    title: 'Horário de atendimento',
    yes: 'Sim',
    no: 'Não',
    open: (ranges) => `abrimos ${ranges}`,
    closed: 'estamos fechados',
    openNow: 'agora estamos abertos',
    closedNow: 'agora estamos fechados',
    until: (time) => `até ${time}`,
    next: (day, time) => `Abrimos ${day} ${time}.`,
    timetable: 'Nossos horários:',
    specialDays: 'Próximos dias especiais:',
    to: 'a',
    closedDay: 'fechado',
  },
  en: {
    title: 'Opening hours',
    yes: 'Yes',
    no: 'No',
    open: (ranges) => `we are open ${ranges}`,
    closed: 'we are closed',
    openNow: 'we are open now',
    closedNow: 'we are closed now',
    until: (time) => `until ${time}`,
    next: (day, time) => `We open ${day} ${time}.`,
    timetable: 'Our opening hours:',
    specialDays: 'Coming special days:',
    to: 'to',
    closedDay: 'closed',
  },
};

/** `a las 7:00`, `às 7h`, `at 7 am`; after `hasta` only the article: `las 7:00`. */
export function atTime(minutes: number, language: Language, isAfterUntil = false): string {
  const time = timeName(minutes, language);
  if (language === 'en') return isAfterUntil ? time : `at ${time}`;
  const isOne = Math.floor(minutes / 60) % 24 === 1;
  if (language === 'pt') return `${isOne ? 'à' : 'às'} ${time}`;
  return `${isAfterUntil ? '' : 'a '}${isOne ? 'la' : 'las'} ${time}`;
}

/** In a sentence: `de 7:00 a 12:00 y de 16:00 a 20:00`. */
export function rangesText(intervals: Interval[], language: Language): string {
  const and = { es: ' y ', pt: ' e ', en: ' and ' }[language];
  return intervals.map((one) => rangeText(one, language)).join(and);
}

/** In a list: `7:00–12:00, 16:00–20:00`. */
export function rangesFact(intervals: Interval[], language: Language): string {
  if (intervals.length === 0) return WORDING[language].closedDay;
  return intervals
    .map((one) => {
      if (isAroundTheClock(one)) return AROUND_THE_CLOCK[language];
      return `${timeName(one.opens, language)}–${timeName(one.closes, language)}`;
    })
    .join(', ');
}

function rangeText(interval: Interval, language: Language): string {
  if (isAroundTheClock(interval)) return AROUND_THE_CLOCK[language];
  const [from, to] = [timeName(interval.opens, language), timeName(interval.closes, language)];
  if (language === 'es') return `de ${from} a ${to}`;
  if (language === 'en') return `from ${from} to ${to}`;
  const isOne = (minutes: number) => Math.floor(minutes / 60) % 24 === 1;
  return `${isOne(interval.opens) ? 'da' : 'das'} ${from} ${isOne(interval.closes) ? 'à' : 'às'} ${to}`;
}

/** `7:00`, `7h30`, `7:30 am`. */
function timeName(minutes: number, language: Language): string {
  const hour = Math.floor(minutes / 60) % 24;
  const minute = String(minutes % 60).padStart(2, '0');
  if (language === 'es') return `${hour}:${minute}`;
  if (language === 'pt') return minute === '00' ? `${hour}h` : `${hour}h${minute}`;
  if (minute === '00' && hour % 12 === 0) return hour === 0 ? 'midnight' : 'noon';
  return `${hour % 12 || 12}${minute === '00' ? '' : `:${minute}`} ${hour < 12 ? 'am' : 'pm'}`;
}

function isAroundTheClock({ opens, closes }: Interval): boolean {
  return closes - opens === MINUTES_PER_DAY && opens === 0;
}

const AROUND_THE_CLOCK: Record<Language, string> = { es: 'las 24 horas', pt: '24 horas', en: '24 hours' };

/** With a capital at its beginning. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
