import { randomBytes, randomInt } from 'node:crypto';
import { signNotice } from '../../dev/mercado-pago/sign.ts';
import { paddleSignature } from '../../dev/paddle/sign.ts';
import { type Answer, post } from './post.ts';
import type { TestStack } from './stack.ts';

/** A notice of a payment, as Mercado Pago sends it. */
export function paymentNotice(more: Record<string, unknown> = {}) {
  const data = { id: String(randomInt(1e9)) };
  return {
    ...{ id: randomInt(2 ** 40), live_mode: true, type: 'payment', action: 'payment.updated' },
    ...{
      date_created: '2026-05-25T13:01:08.000-03:00',
      user_id: 987654321,
      api_version: 'v1',
      data,
      ...more,
    },
  };
}

interface NoticeSigning {
  secret?: string;
  /** Other than the body's. */
  dataId?: string | null;
}

export function sendNotice(
  test: TestStack,
  notice: ReturnType<typeof paymentNotice>,
  { secret = test.secrets.mercadoPagoWebhookSecret, dataId = notice.data.id }: NoticeSigning = {},
): Promise<Answer> {
  const signing = { dataId, requestId: randomBytes(8).toString('hex'), ts: Date.now(), secret };
  const { query, headers, body } = signNotice({ body: notice, ...signing });
  return post(`${test.stack.workerUrl}/webhooks/mercado-pago${query}`, body, headers);
}

/** An event of a subscription, as Paddle sends it. */
export function subscriptionEvent(more: Record<string, unknown> = {}) {
  const id = () => randomBytes(8).toString('hex');
  return {
    ...{ event_id: `evt_${id()}`, event_type: 'subscription.updated', notification_id: `ntf_${id()}` },
    ...{ occurred_at: '2026-05-25T13:01:08.466759Z', data: { id: `sub_${id()}`, status: 'active' }, ...more },
  };
}

export function sendPaddle(
  test: TestStack,
  body: Uint8Array,
  { secret = test.secrets.paddleWebhookSecret, secondsOff = 0, isHeldBack = false } = {},
): Promise<Answer> {
  const header = paddleSignature(body, Math.floor(Date.now() / 1000) + secondsOff, [secret]);
  return post(
    `${test.stack.workerUrl}/webhooks/paddle`,
    body,
    { 'paddle-signature': header },
    { isHeldBack },
  );
}

export interface StoredEvent {
  event_id: string;
  resource_id: string;
  delivery_id: string;
}

export function storedEvents(test: TestStack, eventId: string): Promise<StoredEvent[]> {
  return test.query('select * from public.billing_events where event_id = $1', [eventId]);
}

/** What the row of a delivery points at. */
export async function bytesOfDelivery(test: TestStack, id: string): Promise<Buffer> {
  const [row] = await test.query<{ object_key: string; byte_offset: number; byte_length: number }>(
    'select object_key, byte_offset, byte_length from public.webhook_events where id = $1',
    [id],
  );
  if (!row) throw new Error('no such delivery');
  const bucket = await test.stack.worker.miniflare.getR2Bucket('BUCKET');
  const held = Buffer.from((await (await bucket.get(row.object_key))?.arrayBuffer()) ?? new ArrayBuffer(0));
  return held.subarray(row.byte_offset, row.byte_offset + row.byte_length);
}

/** How many deliveries of exactly these bytes have been stored. */
export async function countDeliveries(test: TestStack, bytes: Buffer): Promise<number> {
  const rows = await test.query<{ id: string }>(
    `select id from public.webhook_events where byte_length = $1 and state = 'stored'`,
    [bytes.length],
  );
  const held = await Promise.all(rows.map(({ id }) => bytesOfDelivery(test, id)));
  return held.filter((one) => one.equals(bytes)).length;
}
