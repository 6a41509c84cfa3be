import { describe, expect, it } from 'vitest';
import { addDays, isTimeZone, localTime, weekdayOf } from '../../../worker/domain/local-time.ts';
import {
  closingAfter,
  hoursOn,
  isOpenAt,
  nextOpening,
  type OpeningHours,
} from '../../../worker/domain/opening-hours.ts';

const at = (day: string, time: string) => ({
  day,
  minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
});
const FRIDAY = '2026-11-27';
const SATURDAY = '2026-11-28';
const SUNDAY = '2026-11-29';
/** Twice on Fridays, Saturday night until Sunday, and nothing else. */
const BAR: OpeningHours = {
  weekly: [
    { weekday: 5, opens: '17:00', closes: '21:00' },
    { weekday: 5, opens: '09:00', closes: '12:30' },
    { weekday: 6, opens: '20:00', closes: '02:00' },
  ],
  specialDays: [],
};

describe('open or closed', () => {
  it.each([
    ['08:59', false],
    ['09:00', true],
    ['12:29', true],
    ['12:30', false],
    ['16:59', false],
    ['20:59', true],
    ['21:00', false],
  ])('on a day of two intervals at %s: %s', (time, isOpen) =>
    expect(isOpenAt(BAR, at(FRIDAY, time))).toBe(isOpen),
  );

  it.each([
    [SATURDAY, '19:59', false],
    [SATURDAY, '23:59', true],
    [SUNDAY, '00:00', true],
    [SUNDAY, '01:59', true],
    [SUNDAY, '02:00', false],
    [FRIDAY, '01:00', false],
  ])('past midnight, %s %s: %s', (day, time, isOpen) => expect(isOpenAt(BAR, at(day, time))).toBe(isOpen));

  it('a special day stands above the weekday, and does not cut off the night that began before', () => {
    const hours = {
      ...BAR,
      specialDays: [
        { day: FRIDAY, name: 'Inventario', opens: null, closes: null },
        { day: SUNDAY, name: 'Feriado', opens: '10:00', closes: '11:00' },
      ],
    };
    expect(hoursOn(hours, FRIDAY)).toEqual({ intervals: [], name: 'Inventario' });
    expect(isOpenAt(hours, at(FRIDAY, '10:00'))).toBe(false);
    expect(isOpenAt(hours, at(SUNDAY, '01:00'))).toBe(true);
    expect(isOpenAt(hours, at(SUNDAY, '10:30'))).toBe(true);
    expect(isOpenAt(hours, at(addDays(SUNDAY, 7), '10:30'))).toBe(false);
  });
});

describe('what comes next', () => {
  it('the next interval, of this day, of another, or of a special one', () => {
    expect(nextOpening(BAR, at(FRIDAY, '08:00'))).toEqual(at(FRIDAY, '09:00'));
    expect(nextOpening(BAR, at(FRIDAY, '13:00'))).toEqual(at(FRIDAY, '17:00'));
    expect(nextOpening(BAR, at(SUNDAY, '02:00'))).toEqual(at('2026-12-04', '09:00'));
    const hours = {
      ...BAR,
      specialDays: [{ day: '2026-12-01', name: 'Feria', opens: '11:00', closes: '12:00' }],
    };
    expect(nextOpening(hours, at(SUNDAY, '02:00'))).toEqual(at('2026-12-01', '11:00'));
    expect(nextOpening({ weekly: [], specialDays: [] }, at(FRIDAY, '08:00'))).toBeNull();
  });

  it('the end of what is open now, over midnight and over intervals that touch', () => {
    expect(closingAfter(BAR, at(SATURDAY, '21:00'))).toEqual(at(SUNDAY, '02:00'));
    expect(closingAfter(BAR, at(SUNDAY, '01:00'))).toEqual(at(SUNDAY, '02:00'));
    expect(closingAfter(BAR, at(SUNDAY, '03:00'))).toBeNull();
    const touching = {
      weekly: [
        { weekday: 5, opens: '09:00', closes: '00:00' },
        { weekday: 6, opens: '00:00', closes: '03:00' },
        { weekday: 6, opens: '03:00', closes: '04:00' },
      ],
      specialDays: [],
    };
    expect(closingAfter(touching, at(FRIDAY, '10:00'))).toEqual(at(SATURDAY, '04:00'));
    const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '06:00', closes: '06:00' }));
    expect(isOpenAt({ weekly: always, specialDays: [] }, at(FRIDAY, '05:00'))).toBe(true);
    expect(closingAfter({ weekly: always, specialDays: [] }, at(FRIDAY, '10:00'))).toBeNull();
  });
});

describe('the clock on the wall', () => {
  it('is that of the time zone, with its midnight', () => {
    const moment = new Date('2026-11-28T02:30:00Z');
    expect(localTime(moment, 'America/Argentina/Buenos_Aires')).toEqual(at('2026-11-27', '23:30'));
    expect(localTime(moment, 'UTC')).toEqual(at('2026-11-28', '02:30'));
    expect(localTime(new Date('2026-11-28T03:00:00Z'), 'America/Argentina/Buenos_Aires')).toEqual(
      at('2026-11-28', '00:00'),
    );
  });

  it('follows it into and out of summer time', () => {
    const shop = { weekly: [{ weekday: 7, opens: '09:00', closes: '13:00' }], specialDays: [] };
    const isOpen = (moment: string) => isOpenAt(shop, localTime(new Date(moment), 'America/New_York'));
    // The clocks went forward on March 14, 2027, and go back on November 7.
    expect(['2027-03-07T13:30:00Z', '2027-03-14T13:30:00Z'].map(isOpen)).toEqual([false, true]);
    expect(['2027-10-31T13:30:00Z', '2027-11-07T13:30:00Z'].map(isOpen)).toEqual([true, false]);
  });

  it('knows its days and its zones', () => {
    expect([SUNDAY, '2026-11-30'].map(weekdayOf)).toEqual([7, 1]);
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(['America/Sao_Paulo', 'UTC'].map(isTimeZone)).toEqual([true, true]);
    expect(['Mars/Olympus', '+03:00', '', 'America/Sao_Paulo; drop'].map(isTimeZone)).toEqual([
      ...[false, false, false, false],
    ]);
  });
});
