import * as z from 'zod';

/** Of the last so many days; a quarter of a year at most. */
export const usageQuery = z.object({
  days: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number)
    .pipe(z.number().max(92))
    .default(30),
});

const ceiling = z.int().min(0).nullable();

/** In micro-USD and replies; null: the plan's. */
export const budgetSchema = z.strictObject({
  dayMicro: ceiling,
  monthMicro: ceiling,
  contactDayMicro: ceiling,
  repliesMonth: ceiling,
});
