import * as z from 'zod';
import type { BillingEvent } from '../../domain/billing-event.ts';

const identifier = z.string().regex(/^[\x21-\x7e]{1,128}$/);
const event = z.object({
  event_id: identifier,
  event_type: z.string().regex(/^[\w.-]{1,100}$/),
  /** To the microsecond: Paddle's events arrive in any order, and are put in order by it. */
  occurred_at: z.iso.datetime({ offset: true }),
  data: z.object({ id: identifier.optional() }),
});

/** Null for what is no event of Paddle's. */
export function parsePaddleEvent(body: unknown): BillingEvent | null {
  const parsed = event.safeParse(body).data;
  if (!parsed) return null;
  return {
    provider: 'paddle',
    eventId: parsed.event_id,
    type: parsed.event_type,
    resourceId: parsed.data.id ?? '',
    occurredAt: parsed.occurred_at,
  };
}
