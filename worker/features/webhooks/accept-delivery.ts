import { AppError } from '../../domain/errors.ts';
import { objectKeys } from '../../platform/bucket.ts';
import type { Log } from '../../platform/log.ts';
import { type Delivery, INLINE_BODY_BYTES } from '../../queues/delivery.ts';
import { sendDelivery } from '../../queues/send.ts';

/**
 * Puts a verified body into the queue under the request's id; resolves only once it is stored, so that a 200 is a promise.
 * @throws AppError unavailable: the provider then tries again
 */
export async function acceptDelivery(
  env: Env,
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
  log: Log,
): Promise<void> {
  try {
    const body: Delivery['body'] =
      bytes.length <= INLINE_BODY_BYTES
        ? { kind: 'inline', bytes: bytes.buffer }
        : { kind: 'stored', key: objectKeys.webhookBody(id) };
    if (body.kind === 'stored') await env.BUCKET.put(body.key, bytes);
    const delivery: Delivery = { id, receivedAt: Date.now(), body };
    await sendDelivery(env, delivery);
  } catch (error) {
    log.error('webhook.not_stored', error, { deliveryId: id });
    throw new AppError('unavailable');
  }
}
