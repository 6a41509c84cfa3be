import type { OpeningHours } from '../../../worker/domain/opening-hours.ts';
import type { BusinessHours } from '../../../worker/features/assistant/answer-hours.ts';

const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '07:00', closes: '20:30' }));

export const HOURS: OpeningHours = {
  weekly: [
    ...workdays,
    { weekday: 6, opens: '07:00', closes: '19:00' },
    { weekday: 7, opens: '08:00', closes: '13:30' },
  ],
  specialDays: [
    { day: '2026-12-08', name: 'Inmaculada Concepción', opens: '08:00', closes: '13:30' },
    { day: '2026-12-24', name: 'Nochebuena', opens: '07:00', closes: '17:00' },
    { day: '2026-12-25', name: 'Navidad', opens: null, closes: null },
    { day: '2027-02-08', name: 'Lunes de Carnaval', opens: '08:00', closes: '13:30' },
    { day: '2027-02-09', name: 'Martes de Carnaval', opens: '08:00', closes: '13:30' },
  ],
};

/** A bakery in Buenos Aires, three hours behind UTC all year. */
export const BAKERY: BusinessHours = {
  businessName: 'Panadería La Espiga',
  timeZone: 'America/Argentina/Buenos_Aires',
  hours: HOURS,
};

/** Friday, November 27, 2026, at noon there: open until 20:30. */
export const FRIDAY_NOON = new Date('2026-11-27T15:00:00Z');
/** The same day at 22:00 there: closed. */
export const FRIDAY_NIGHT = new Date('2026-11-28T01:00:00Z');
