import * as z from 'zod';

/** One line of 1 to `max` characters that Postgres and a mail can hold: no control character, no lone surrogate. */
export const lineOfText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text));
