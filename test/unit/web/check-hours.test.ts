import { describe, expect, it } from 'vitest';
import { checkHours } from '../../../web/src/team/hours/check-hours.ts';
import { fromDraft, toDraft } from '../../../web/src/team/hours/hours-draft.ts';

type Weekly = { weekday: number; opens: string; closes: string }[];
type Special = { day: string; name: string; opens: string | null; closes: string | null };

function check(weekly: Weekly, specialDays: Special[] = []) {
  const draft = toDraft({ timeZone: 'UTC', weekly, specialDays });
  const { weekly: days, special } = checkHours(draft);
  return { days: Object.fromEntries(days), special: draft.specialDays.map(({ key }) => special.get(key)) };
}

describe('checkHours', () => {
  it.each<[string, Weekly, Record<number, string>]>([
    ['two shifts that touch', [at(1, '07:00', '13:00'), at(1, '13:00', '20:00')], {}],
    ['two shifts that overlap', [at(1, '07:00', '13:00'), at(1, '12:59', '20:00')], { 0: 'overlap' }],
    ['a night that ends when the next day begins', [at(1, '20:00', '07:00'), at(2, '07:00', '12:00')], {}],
    [
      'a night into the next day',
      [at(1, '20:00', '07:01'), at(2, '07:00', '12:00')],
      { 0: 'overlap', 1: 'overlap' },
    ],
    [
      'the night of Sunday into Monday',
      [at(7, '20:00', '08:00'), at(1, '07:00', '12:00')],
      { 0: 'overlap', 6: 'overlap' },
    ],
    ['a day and a night', [at(3, '00:00', '00:00')], {}],
    ['the same shift twice', [at(3, '00:00', '00:00'), at(3, '00:00', '00:00')], { 2: 'overlap' }],
    ['a shift without its end', [at(5, '09:00', ''), at(5, '08:00', '20:00')], { 4: 'incomplete' }],
  ])('%s', (_name, weekly, expected) => {
    expect(check(weekly).days).toEqual(expected);
  });

  it('tells what a special day lacks', () => {
    const days: Special[] = [
      { day: '', name: 'A', opens: null, closes: null },
      { day: '2026-12-25', name: ' ', opens: null, closes: null },
      { day: '2026-12-25', name: 'B', opens: '09:00', closes: '10:00' },
      { day: '2026-12-31', name: 'C', opens: '', closes: '10:00' },
    ];
    expect(check([], days).special).toEqual(['noDay', 'noName', 'sameDay', 'incomplete']);
  });
});

describe('the form', () => {
  it('gives back what it was given, in order', () => {
    const hours = {
      timeZone: 'America/Montevideo',
      weekly: [at(1, '07:00', '13:00'), at(1, '16:00', '20:00'), at(7, '22:00', '04:00')],
      specialDays: [
        { day: '2026-12-25', name: 'Navidad', opens: null, closes: null },
        { day: '2026-12-31', name: 'Fin de año', opens: '07:00', closes: '14:00' },
      ],
    };
    const shuffled = {
      ...hours,
      weekly: hours.weekly.toReversed(),
      specialDays: hours.specialDays.toReversed(),
    };
    expect(fromDraft(toDraft(shuffled))).toEqual(hours);
  });
});

function at(weekday: number, opens: string, closes: string) {
  return { weekday, opens, closes };
}
