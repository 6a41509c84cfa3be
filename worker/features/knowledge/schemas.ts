import * as z from 'zod';

/** One line: control and invisible characters, and halves of characters, are what no database or page can show. */
const line = (max: number) =>
  z
    .string()
    .max(4 * max)
    .transform((text) => text.toWellFormed().replace(/[\p{Cc}\p{Cf}]+/gu, ' '))
    .pipe(z.string().trim().min(1).max(max));

const lines = (max: number) =>
  z
    .string()
    .max(4 * max)
    .transform((text) =>
      text
        .toWellFormed()
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, ''),
    )
    .pipe(z.string().trim().min(1).max(max));

const title = line(300).optional();

export const uploadSchema = z.object({ file: z.instanceof(File), title });
export const replaceSchema = z.object({ file: z.instanceof(File) });
export const pageSchema = z.object({ url: z.string().trim().min(1).max(2048), title });
export const documentParam = z.object({ document: z.uuid() });
export const findingParam = z.object({ document: z.uuid(), finding: z.uuid() });
/** Null: as the guard says. */
export const decisionSchema = z.strictObject({ decision: z.enum(['use', 'leave_out']).nullable() });

export const answerSchema = z.object({ question: line(300), answer: lines(4000) });
export const entryParam = z.object({ entry: z.uuid() });

export const correctionSchema = z.object({
  /** What a customer wrote: maybe several messages. */
  question: lines(2000),
  answer: lines(4000),
  messageId: z.uuid().optional(),
});
export const questionParam = z.object({ question: z.uuid() });
