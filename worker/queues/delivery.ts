import * as z from 'zod';
import type { ParsedWebhook } from '../domain/inbound-event.ts';
import { OPERATOR_FOLDERS } from '../platform/bucket.ts';

/** A body up to this size travels in the queue's message (bound 128 KB); a larger one goes to R2, with a pointer. */
export const INLINE_BODY_BYTES = 64 * 1024;

/** One webhook delivery on the queue: its bytes exactly as they were signed. */
export const deliverySchema = z.object({
  id: z.uuid(),
  receivedAt: z.number().int(),
  body: z.union([
    z.object({ kind: z.literal('inline'), bytes: z.instanceof(ArrayBuffer) }),
    z.object({
      kind: z.literal('stored'),
      /** Of the operator's folders: a tenant's files are no webhooks. */
      key: z
        .string()
        .max(200)
        .refine((key) => OPERATOR_FOLDERS.some((folder) => key.startsWith(folder))),
    }),
  ]),
  /** Set where a consumer gave the delivery up; absent where the queue did, after its last retry. */
  deadReason: z.string().max(100).optional(),
});

export type Delivery = z.infer<typeof deliverySchema>;

/** A delivery with its bytes and what they say. */
export interface OpenedDelivery {
  delivery: Delivery;
  bytes: Uint8Array<ArrayBuffer>;
  parsed: ParsedWebhook;
}
