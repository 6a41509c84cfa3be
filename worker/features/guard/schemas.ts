import * as z from 'zod';

export const listQuery = z.object({
  kind: z.enum(['message', 'passage']).optional(),
  verdict: z.enum(['suspicious', 'block']).optional(),
  /** The last event of the page before. */
  cursor: z.uuid().optional(),
});

export const eventParam = z.object({ event: z.uuid() });

export const feedbackSchema = z.strictObject({
  /** Null takes it back. */
  feedback: z.enum(['fine', 'attack']).nullable(),
  /** Whether the masked excerpt may be learned from. */
  consent: z.boolean().default(false),
});
