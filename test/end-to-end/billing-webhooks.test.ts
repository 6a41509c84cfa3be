import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  bytesOfDelivery,
  countDeliveries,
  paymentNotice,
  type StoredEvent,
  sendNotice,
  sendPaddle,
  storedEvents,
  subscriptionEvent,
} from '../support/billing-webhooks.ts';
import { batchesWith, objects, objectsEqualTo } from '../support/bucket-objects.ts';
import { openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const PREVIOUS = { mercadoPago: 'the notices’ secret before', paddle: 'pdl_ntfset_the-one-before' };

let test: TestStack;
beforeAll(async () => {
  const vars = {
    MERCADO_PAGO_WEBHOOK_SECRET_PREVIOUS: PREVIOUS.mercadoPago,
    PADDLE_WEBHOOK_SECRET_PREVIOUS: PREVIOUS.paddle,
  };
  test = await startTestStack({ vars });
});
afterEach(() => test.around(null));
afterAll(() => test.stop());

const bytesOf = (body: unknown) => Buffer.from(JSON.stringify(body));

describe('[control webhook-signatures] a notice of Mercado Pago', () => {
  it('is stored with what was signed, and its bytes beside it', async () => {
    const notice = paymentNotice();
    expect(await sendNotice(test, notice)).toMatchObject({ status: 200, text: '' });
    const event = await eventOf(String(notice.id));
    expect(event).toEqual({
      ...{ provider: 'mercado-pago', event_id: String(notice.id), resource_id: notice.data.id },
      ...{ type: 'payment', occurred_at: new Date(notice.date_created), processed_at: null },
      ...{ received_at: expect.any(Date), delivery_id: expect.any(String) },
    });
    expect(await bytesOfDelivery(test, event.delivery_id)).toEqual(bytesOf(notice));
  });

  it('is stored once, however often it comes, and each update of the same payment is', async () => {
    const first = paymentNotice();
    const update = paymentNotice({ data: first.data });
    for (const notice of [first, first, update, first]) {
      expect((await sendNotice(test, notice)).status).toBe(200);
    }
    await consumed(update, first, first, first);
    expect(await storedEvents(test, String(first.id))).toHaveLength(1);
    expect(await storedEvents(test, String(update.id))).toHaveLength(1);
  });

  it('cannot take the place of another payment’s by its id, which is not signed', async () => {
    const later = paymentNotice();
    const forged = paymentNotice({ id: later.id });
    for (const notice of [forged, later]) expect((await sendNotice(test, notice)).status).toBe(200);
    await consumed(forged, later);
    const stored = await storedEvents(test, String(later.id));
    expect(stored.map((event) => event.resource_id)).toEqual(
      expect.arrayContaining([forged.data.id, later.data.id]),
    );
  });

  it('is taken by the previous secret; refused when forged, unsigned or about something else', async () => {
    const notice = paymentNotice();
    expect((await sendNotice(test, notice, { secret: PREVIOUS.mercadoPago })).status).toBe(200);
    await consumed(notice);

    const refused = paymentNotice();
    const bytes = bytesOf(refused);
    expect((await sendNotice(test, refused, { secret: 'a secret of somebody else' })).status).toBe(401);
    expect((await sendNotice(test, refused, { dataId: '1' })).status).toBe(400);
    const url = `${test.stack.workerUrl}/webhooks/mercado-pago?data.id=${refused.data.id}`;
    expect((await fetch(url, { method: 'POST', body: bytes })).status).toBe(401);
    const lines = await waitUntil('the lines', () => {
      const logged = test.logged('webhook.refused');
      return logged.length >= 3 ? logged : null;
    });
    expect(lines.map(({ provider, reason }) => `${provider} ${reason}`)).toEqual([
      'mercado-pago mismatch',
      'mercado-pago ids_differ',
      'mercado-pago unsigned',
    ]);
    await nothingCameOf(bytes, String(refused.id));
  });
});

describe('[control webhook-signatures] an event of Paddle', () => {
  it('is stored to the microsecond, once, by either secret', async () => {
    const event = subscriptionEvent();
    const bytes = bytesOf(event);
    expect(await sendPaddle(test, bytes)).toMatchObject({ status: 200, text: '' });
    expect((await sendPaddle(test, bytes, { secret: PREVIOUS.paddle })).status).toBe(200);
    await waitUntil('both deliveries', async () => (await countDeliveries(test, bytes)) === 2);
    expect(await storedEvents(test, event.event_id)).toEqual([
      {
        ...{ provider: 'paddle', event_id: event.event_id, resource_id: event.data.id, processed_at: null },
        ...{ type: 'subscription.updated', occurred_at: new Date(event.occurred_at) },
        ...{ received_at: expect.any(Date), delivery_id: expect.any(String) },
      },
    ]);
    const [row] = await test.query(
      `select to_char(occurred_at at time zone 'UTC', 'HH24:MI:SS.US') as at
       from public.billing_events where event_id = $1`,
      [event.event_id],
    );
    expect(row).toEqual({ at: '13:01:08.466759' });
  });

  it('is refused when forged or stale, and nothing is kept of it', async () => {
    const event = subscriptionEvent();
    const bytes = bytesOf(event);
    expect((await sendPaddle(test, bytes, { secret: 'pdl_ntfset_of-somebody-else' })).status).toBe(401);
    expect((await sendPaddle(test, bytes, { secondsOff: -60 })).status).toBe(401);
    expect((await sendPaddle(test, bytes, { secondsOff: 60 })).status).toBe(401);
    await nothingCameOf(bytes, event.event_id);
  });

  it('over 64 KiB goes through the bucket; over 1 MiB it is refused', async () => {
    const large = subscriptionEvent({ padding: 'x'.repeat(100_000) });
    expect((await sendPaddle(test, bytesOf(large))).status).toBe(200);
    const { delivery_id } = await eventOf(large.event_id);
    expect(await bytesOfDelivery(test, delivery_id)).toEqual(bytesOf(large));
    expect(await objectsEqualTo(test, bytesOf(large), 'webhook-bodies/')).toHaveLength(1);

    const tooLarge = Buffer.alloc(1024 * 1024 + 1, 0x20);
    expect((await sendPaddle(test, tooLarge, { isHeldBack: true })).status).toBe(413);
  });
});

describe('[control webhook-signatures] a dead letter of a provider that bills', () => {
  it('keeps what was signed, and is replayed through the same code', async () => {
    const notice = paymentNotice();
    test.around(async (statements, run) => {
      if (!statements.some((one) => one.includes('app.record_billing_events('))) return run();
      throw Object.assign(new Error('value out of range'), { code: '22003' });
    });
    expect((await sendNotice(test, { ...notice, data: { id: 'PAY1' } }, { dataId: 'pay1' })).status).toBe(
      200,
    );
    const letter = await waitUntil('the letter', async () => (await listed())[0] ?? null);
    test.around(null);
    expect(letter).toMatchObject({
      ...{ provider: 'mercado-pago', signedId: 'pay1', reason: 'refused_by_database' },
    });
    expect(await storedEvents(test, String(notice.id))).toEqual([]);

    expect((await test.operate('POST', `dead-letters/${letter.id}/replay`)).status).toBe(204);
    expect(await eventOf(String(notice.id))).toMatchObject({ resource_id: 'pay1', delivery_id: letter.id });
    expect(await listed()).toEqual([]);
  });

  it('is what can never be understood, whose it was included', async () => {
    expect((await sendPaddle(test, Buffer.from('{"event_id":'))).status).toBe(200);
    const letter = await waitUntil('the letter', async () => (await listed())[0] ?? null);
    expect(letter).toMatchObject({ provider: 'paddle', signedId: null, reason: 'malformed_json' });
    expect(await objects(test, 'dead-letters/')).toContain(letter.objectKey);
  });
});

it('does not hold up Meta’s messages, nor they it, in one batch', async () => {
  const chat = openChat(test, LA_ESPIGA);
  const event = subscriptionEvent();
  const [reply] = await Promise.all([
    chat.ask('¿Hasta qué hora abren los sábados?'),
    sendPaddle(test, bytesOf(event)),
    sendPaddle(test, Buffer.from('{}')),
  ]);
  expect(reply.text).toContain('19:00');
  expect(await eventOf(event.event_id)).toMatchObject({ provider: 'paddle' });
});

/** Its only row, once it is there. */
async function eventOf(id: string): Promise<StoredEvent> {
  const events = await waitUntil('the event', async () => {
    const stored = await storedEvents(test, id);
    return stored.length > 0 ? stored : null;
  });
  expect(events).toHaveLength(1);
  return events[0] as StoredEvent;
}

async function consumed(...notices: ReturnType<typeof paymentNotice>[]): Promise<void> {
  for (const notice of new Set(notices)) {
    const times = notices.filter((one) => one === notice).length;
    await waitUntil('every delivery', async () => (await countDeliveries(test, bytesOf(notice))) === times);
  }
}

/** Once something later has been stored. */
async function nothingCameOf(bytes: Buffer, eventId: string): Promise<void> {
  const later = paymentNotice();
  await sendNotice(test, later);
  await consumed(later);
  expect(await storedEvents(test, eventId)).toEqual([]);
  expect(await batchesWith(test, bytes)).toEqual([]);
}

interface Letter {
  id: string;
  objectKey: string;
}

async function listed(): Promise<Letter[]> {
  const answer = await test.operate('GET', 'dead-letters');
  return ((await answer.json()) as { deadLetters: Letter[] }).deadLetters;
}
