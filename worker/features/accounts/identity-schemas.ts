import * as z from 'zod';
import { isTimeZone } from '../../domain/local-time.ts';
import { isBoundedPassword } from './password/check-password.ts';

const email = z.string().max(320).trim().toLowerCase().max(254).pipe(z.email());
/** Verbatim, and never more than may be hashed. */
const password = z.string().min(1).refine(isBoundedPassword);
/** What may be chosen says `checkNewPassword`, with a code of its own. */
const newPassword = z.string();
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** One line of text that Postgres and a mail can hold. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text));

export const signUpSchema = z.strictObject({
  name: line(100),
  email,
  password: newPassword,
  /** None for somebody who comes by an invitation. */
  organisation: line(200).nullable().default(null),
  language: z.enum(['es', 'pt', 'en']),
  timeZone: z.string().max(64).refine(isTimeZone),
});
export const tokenSchema = z.strictObject({ token });
export const signInSchema = z.strictObject({ email, password });
export const forgotSchema = z.strictObject({ email });
export const resetSchema = z.strictObject({ token, password: newPassword });
export const changePasswordSchema = z.strictObject({ current: password, password: newPassword });
export const changeEmailSchema = z.strictObject({ email, password });

export type SignUp = z.infer<typeof signUpSchema>;
export type Credentials = z.infer<typeof signInSchema>;
