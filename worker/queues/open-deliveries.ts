import { parseMetaWebhook } from '../providers/meta/parse-webhook.ts';
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
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    throw new PoisonError('malformed_json');
  }
  const parsed = parseMetaWebhook(json);
  if ('malformed' in parsed) throw new PoisonError('malformed_webhook');
  return { delivery, bytes, parsed };
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
