import * as z from 'zod';
import { edgeSubjectSchema } from '../schemas.ts';

/** What was done about somebody outside organisations: by a gate, or by the operator (`lifted`, `made_permanent`). */
export const abuseStepSchema = z.object({
  /** Made where it happened, in the order of time. */
  id: z.uuidv7(),
  subject: edgeSubjectSchema,
  step: z.enum(['warned', 'cooled_down', 'blocked', 'lifted', 'made_permanent']),
  /** What the gate's step was taken for; null: the operator's. */
  cause: z.string().max(200).nullable(),
  /** ms since the epoch. */
  at: z.int().min(0),
  /** When a pause or a block ends by itself, in ms since the epoch; null for other steps. */
  until: z.int().min(0).nullable(),
});

export type AbuseStep = z.infer<typeof abuseStepSchema>;
