import { AppError } from '../../domain/errors.ts';
import { objectKeys } from '../../platform/bucket.ts';
import type { Log } from '../../platform/log.ts';
import { type Delivery, INLINE_BODY_BYTES } from '../../queues/delivery.ts';
import { sendDelivery } from '../../queues/send.ts';

type Verified = Pick<Delivery, 'provider'> & {
  bytes: Uint8Array<ArrayBuffer>;
  signedId?: Delivery['signedId'];
};

/**
 * Puts a verified webhook into the queue under the request's id; resolves only once it is stored, so that a 200 is a
 * promise.
 * @throws AppError unavailable: the provider then tries again
 */
export async function acceptDelivery(
  env: Env,
  id: string,
  { provider, bytes, signedId = null }: Verified,
  log: Log,
): Promise<void> {
  try {
    const body: Delivery['body'] =
      bytes.length <= INLINE_BODY_BYTES
        ? { kind: 'inline', bytes: bytes.buffer }
        : { kind: 'stored', key: objectKeys.webhookBody(id) };
    if (body.kind === 'stored') await env.BUCKET.put(body.key, bytes);
    await sendDelivery(env, { id, provider, signedId, receivedAt: Date.now(), body });
  } catch (error) {
    log.error('webhook.not_stored', error, { provider, deliveryId: id });
    throw new AppError('unavailable');
  }
}
