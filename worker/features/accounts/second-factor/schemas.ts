import * as z from 'zod';

/** Six digits, or a recovery code, as somebody typed it. */
const code = z.string().min(1).max(64);

export const codeSchema = z.strictObject({ code });
export const signInSchema = z.strictObject({ challenge: z.string().max(4096), code });
