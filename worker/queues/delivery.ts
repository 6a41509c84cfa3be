import * as z from 'zod';
import type { ParsedWebhook } from '../domain/inbound-event.ts';

/** A body up to this size travels in the queue's message (bound 128 KB); a larger one goes to R2, with a pointer. */
export const INLINE_BODY_BYTES = 64 * 1024;

/** One webhook delivery on the queue: its bytes exactly as they were signed. */
export const deliverySchema = z.object({
  id: z.uuid(),
  receivedAt: z.number().int(),
  body: z.union([
    z.object({ kind: z.literal('inline'), bytes: z.instanceof(ArrayBuffer) }),
    z.object({ kind: z.literal('stored'), key: z.string().min(1).max(200) }),
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
