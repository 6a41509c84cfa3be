import * as z from 'zod';
import { isTimeZone } from '../../domain/local-time.ts';
import { lineOfText } from '../../http/line-of-text.ts';
import { isBoundedPassword } from './password/check-password.ts';

const email = z.string().max(320).trim().toLowerCase().max(254).pipe(z.email());
/** Verbatim, and never more than may be hashed. */
const password = z.string().min(1).refine(isBoundedPassword);
/** What may be chosen says `checkNewPassword`, with a code of its own. */
const newPassword = z.string();
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const signUpSchema = z.strictObject({
  name: lineOfText(100),
  email,
  /** None for somebody who comes by an invitation. */
  organisation: lineOfText(200).nullable().default(null),
  language: z.enum(['es', 'pt', 'en']),
  timeZone: z.string().max(64).refine(isTimeZone),
});
export const tokenSchema = z.strictObject({ token });
export const signInSchema = z.strictObject({ email, password });
export const forgotSchema = z.strictObject({ email });
/** A password that is chosen behind the link of a mail: a first one, or another. */
export const passwordByLinkSchema = z.strictObject({ token, password: newPassword });
export const changePasswordSchema = z.strictObject({ current: password, password: newPassword });
/** The password of now, before what an open session alone may not do. */
export const passwordSchema = z.strictObject({ password });
export const changeEmailSchema = z.strictObject({ email, password });

export type SignUp = z.infer<typeof signUpSchema>;
export type PasswordByLink = z.infer<typeof passwordByLinkSchema>;
export type Credentials = z.infer<typeof signInSchema>;
