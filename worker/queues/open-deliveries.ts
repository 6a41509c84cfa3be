import { parseJsonBytes } from '../platform/json-bytes.ts';
import { parseNotice } from '../providers/mercado-pago/parse-notice.ts';
import { parseMetaWebhook } from '../providers/meta/parse-webhook.ts';
import { parsePaddleEvent } from '../providers/paddle/parse-event.ts';
import { type Delivery, deliverySchema, type OpenedDelivery } from './delivery.ts';

/** Why a delivery can never be understood: trying again would not help. */
export class PoisonError extends Error {
  override readonly name = 'PoisonError';
  readonly code:
    | 'malformed_payload'
    | 'malformed_json'
    | 'malformed_webhook'
    | 'body_lost'
    | 'refused_by_database';

  constructor(code: PoisonError['code']) {
    super(code);
    this.code = code;
  }
}

/**
 * The delivery's bytes, read and parsed.
 * @throws PoisonError for what will never parse; other errors are passing
 */
export async function openDelivery(env: Env, delivery: Delivery): Promise<OpenedDelivery> {
  const bytes = await readDelivery(env, delivery);
  const json = parseJsonBytes(bytes);
  if (json === undefined) throw new PoisonError('malformed_json');
  return { delivery, bytes, ...understand(delivery, json) };
}

function understand({ provider, signedId }: Delivery, json: unknown) {
  if (provider === 'meta') {
    const parsed = parseMetaWebhook(json);
    if ('malformed' in parsed) throw new PoisonError('malformed_webhook');
    return { events: parsed.events, billingEvent: null };
  }
  const billingEvent = provider === 'paddle' ? parsePaddleEvent(json) : parseNotice(json, signedId);
  if (!billingEvent) throw new PoisonError('malformed_webhook');
  return { events: [], billingEvent };
}

/** @throws PoisonError when the queue holds something that we did not write */
export function parseDelivery(payload: unknown): Delivery {
  const result = deliverySchema.safeParse(payload);
  if (!result.success) throw new PoisonError('malformed_payload');
  return result.data;
}

/** @throws PoisonError when the object with the bytes is gone */
export async function readDelivery(env: Env, delivery: Delivery): Promise<Uint8Array<ArrayBuffer>> {
  if (delivery.body.kind === 'inline') return new Uint8Array(delivery.body.bytes);
  const object = await env.BUCKET.get(delivery.body.key);
  if (!object) throw new PoisonError('body_lost');
  return new Uint8Array(await object.arrayBuffer());
}
