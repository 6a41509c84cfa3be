import type { Language } from '../../../domain/language.ts';
import { addDays, daysFrom, weekdayOf } from '../../../domain/local-time.ts';

/** Any Monday: names of weekdays are taken from its week. */
const MONDAY = '2024-01-01';

/** `sábado`, `segunda-feira`, `Saturday`. */
export function weekdayName(weekday: number, language: Language): string {
  return part(addDays(MONDAY, weekday - 1), language, { weekday: 'long' });
}

/** `sábado 28 de noviembre`, `sábado, 28 de novembro`, `Saturday, November 28`. */
export function dateName(day: string, language: Language): string {
  const weekday = weekdayName(weekdayOf(day), language);
  const month = part(day, language, { month: 'long' });
  const date = Number(day.slice(8));
  if (language === 'en') return `${weekday}, ${month} ${date}`;
  return `${weekday}${language === 'pt' ? ',' : ''} ${date} de ${month}`;
}

/** The day as the subject of a sentence, with the name of a special one: `mañana (viernes, Navidad)`. */
export function daySubject(day: string, today: string, name: string | null, language: Language): string {
  const ahead = daysFrom(today, day);
  const word = ahead === 0 ? TODAY[language] : ahead === 1 ? TOMORROW[language] : null;
  if (word !== null) {
    const about = [ahead === 1 ? weekdayName(weekdayOf(day), language) : null, name].filter(Boolean);
    return about.length > 0 ? `${word} (${about.join(', ')})` : word;
  }
  const dated = `${onWeekday(weekdayOf(day), language)} ${dateName(day, language)}`;
  return `${dated}${name === null ? '' : ` (${name})`}${language === 'es' ? '' : ','}`;
}

/** `los sábados`, `aos sábados`, `on Saturdays`. */
export function everyWeekday(weekday: number, language: Language): string {
  const name = weekdayName(weekday, language);
  if (language === 'en') return `on ${name}s`;
  if (language === 'es') return `los ${name.replace(/o$/, 'os')}`;
  return `${isFeminine(weekday) ? 'às' : 'aos'} ${name
    .split('-')
    .map((word) => `${word}s`)
    .join('-')}`;
}

function onWeekday(weekday: number, language: Language): string {
  if (language === 'es') return 'el';
  return language === 'en' ? 'on' : isFeminine(weekday) ? 'na' : 'no';
}

function isFeminine(weekday: number): boolean {
  return weekday <= 5;
}

function part(day: string, language: Language, format: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...format }).format(new Date(day));
}

const TODAY: Record<Language, string> = { es: 'hoy', pt: 'hoje', en: 'today' };
const TOMORROW: Record<Language, string> = { es: 'mañana', pt: 'amanhã', en: 'tomorrow' };
