import * as z from 'zod';
import { isTimeZone } from '../../domain/local-time.ts';

const MAX_INTERVALS_A_DAY = 6;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const interval = z.strictObject({ weekday: z.number().int().min(1).max(7), opens: time, closes: time });
const specialDay = z
  .strictObject({
    day: z.iso.date(),
    name: z.string().trim().min(1).max(100),
    opens: time.nullable(),
    closes: time.nullable(),
  })
  .refine(({ opens, closes }) => (opens === null) === (closes === null));

export const hoursSchema = z.strictObject({
  timeZone: z.string().max(64).refine(isTimeZone),
  weekly: z
    .array(interval)
    .max(7 * MAX_INTERVALS_A_DAY)
    .refine((all) => all.every(({ weekday }) => countOf(weekday, all) <= MAX_INTERVALS_A_DAY)),
  specialDays: z
    .array(specialDay)
    .max(100)
    .refine((days) => new Set(days.map(({ day }) => day)).size === days.length),
});

export const deskSettingsSchema = z.strictObject({
  handoverPhrases: z.array(z.string().trim().min(1).max(80)).max(50),
  quietMinutes: z.number().int().min(5).max(10_080),
});

export type Hours = z.infer<typeof hoursSchema>;
export type DeskSettings = z.infer<typeof deskSettingsSchema>;

function countOf(weekday: number, all: { weekday: number }[]): number {
  return all.filter((one) => one.weekday === weekday).length;
}
