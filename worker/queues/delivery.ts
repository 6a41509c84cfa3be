import * as z from 'zod';
import { BILLING_PROVIDERS, type BillingEvent } from '../domain/billing-event.ts';
import type { InboundEvent } from '../domain/inbound-event.ts';
import { objectKeys } from '../platform/bucket.ts';

/** A body up to this size travels in the queue's message (bound 128 KB); a larger one goes to R2, with a pointer. */
export const INLINE_BODY_BYTES = 64 * 1024;

/** A constant of ours. */
const deadReason = z.string().regex(/^[a-z_]{1,100}$/);

/** One webhook delivery on the queue: its bytes exactly as they came. */
export const deliverySchema = z
  .object({
    id: z.uuid(),
    /** Absent from messages that were sent before there was more than one. */
    provider: z.enum(['meta', ...BILLING_PROVIDERS]).default('meta'),
    /** Mercado Pago's `data.id` of the query: signed, unlike the body. */
    signedId: z.string().max(128).nullable().default(null),
    /** Milliseconds since 1970, up to the year 9999: more than that, Postgres cannot keep. */
    receivedAt: z.number().int().min(0).max(253_402_300_799_999),
    body: z.union([
      z.object({ kind: z.literal('inline'), bytes: z.instanceof(ArrayBuffer) }),
      z.object({ kind: z.literal('stored'), key: z.string().max(200) }),
    ]),
    /** Set where a consumer gave the delivery up; absent where the queue did, after its last retry. */
    deadReason: deadReason.optional(),
  })
  .refine(
    ({ id, body }) =>
      body.kind === 'inline' || [objectKeys.webhookBody(id), objectKeys.deadLetter(id)].includes(body.key),
  );

export type Delivery = z.infer<typeof deliverySchema>;
export type WebhookProvider = Delivery['provider'];

/** What a consumer gives up: a delivery, or that there was something else. */
export const deadLetterSchema = z.union([deliverySchema, z.object({ deadReason })]);

/** A delivery with its bytes and what they say: Meta's events, or one of a provider that bills. */
export interface OpenedDelivery {
  delivery: Delivery;
  bytes: Uint8Array<ArrayBuffer>;
  events: InboundEvent[];
  billingEvent: BillingEvent | null;
}
