import * as z from 'zod';
import type { BillingEvent } from '../../domain/billing-event.ts';

const identifier = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().regex(/^[\x21-\x7e]{1,128}$/));
const subject = z.object({ data: z.object({ id: z.unknown() }) });
const moment = z.iso.datetime({ offset: true }).optional().catch(undefined);
const notice = z.object({
  id: identifier,
  type: z.string().regex(/^[\w.-]{1,100}$/),
  version: z.int().optional().catch(undefined),
  /** Notices of subscriptions call it `date`. */
  date_created: moment,
  date: moment,
  data: z.object({ id: identifier }).optional().catch(undefined),
});

/** `data.id` of a notice's body as text, empty for what is no id; null where there is none. */
export function dataIdOf(body: unknown): string | null {
  const id = subject.safeParse(body).data?.data.id ?? null;
  if (id === null) return null;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

/** `signedId` is the query's `data.id`, the one that was signed. Null for what is no notice. */
export function parseNotice(body: unknown, signedId: string | null): BillingEvent | null {
  const parsed = notice.safeParse(body).data;
  if (!parsed) return null;
  const { id, type, version, date_created, date, data } = parsed;
  const resourceId = signedId ?? data?.id ?? '';
  // Subscriptions are documented with the resource's id in both places: by it alone later updates would be lost.
  const eventId = id === resourceId && version !== undefined ? `${id}:${version}` : id;
  return { provider: 'mercado-pago', eventId, type, resourceId, occurredAt: date_created ?? date ?? null };
}
