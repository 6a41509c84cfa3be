import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../dev/meta/faults.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { DOCE_MANHA, LA_ESPIGA, type LogLine, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';
import { change, whatsAppBody } from '../support/whatsapp-webhooks.ts';

const SATURDAY = '¿Hasta qué hora abren los sábados?';
const BREAD = '¿Cuánto cuesta el pan de campo?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterEach(() => test.stack.meta.faults.clear());
afterAll(() => test.stop());

describe('a send that Graph refuses for now', () => {
  it('429 with Retry-After: sent once the wait is over, before what comes later', async () => {
    const chat = openChat(test, LA_ESPIGA);
    next({ on: 'messages', kind: 'rate-limit', retryAfterSeconds: 3 });
    chat.write(SATURDAY);
    expect(await chat.sendInState('queued')).toMatchObject({ error_code: 130429, attempts: 1 });
    chat.write(BREAD);
    await chat.reply(2);
    expect(chat.replies().map(({ text }) => text)).toEqual([
      expect.stringContaining('19:00'),
      expect.stringContaining('5.900'),
    ]);
    const [refused, accepted] = chat.sends();
    expect(refused).toMatchObject({ status: 429, accepted: false });
    // Not a bound on this machine's speed: sooner would break the promise to Meta.
    expect((accepted?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(3000);
    expect(chat.sends()).toHaveLength(3);
    expect((await chat.outbox()).map(({ turn, attempts }) => [turn, attempts])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('500 with a Graph error: tried again', async () => {
    const chat = openChat(test, LA_ESPIGA);
    next({ on: 'messages', kind: 'server-error' });
    expect((await chat.ask(SATURDAY)).text).toContain('19:00');
    expect(chat.sends().map(({ status }) => status)).toEqual([500, 200]);
    expect(await chat.sendInState('delivered')).toMatchObject({ attempts: 2 });
    expect(await chat.conversation()).toMatchObject({ mode: 'assistant' });
  });

  it('a `failed` status of a kind that passes: sent again, once', async () => {
    const chat = openChat(test, LA_ESPIGA);
    next({ on: 'messages', kind: 'failed-status', code: 131000 });
    await chat.ask(SATURDAY);
    const [first, second] = [await chat.reply(1), await chat.reply(2)];
    expect(second).toMatchObject({ text: first.text, outboxId: first.outboxId });
    expect(await chat.sendInState('delivered')).toMatchObject({
      attempts: 2,
      provider_message_id: second.wamid,
    });
    await chat.ask(BREAD);
    expect(chat.replies()).toHaveLength(3);
  });
});

describe('a send of which nobody can tell whether it arrived', () => {
  it('502 with a page: not sent again; the status webhook settles it', async () => {
    const chat = openChat(test, LA_ESPIGA);
    next({ on: 'messages', kind: 'bad-gateway' });
    chat.write(SATURDAY);
    const { id } = await waitUntil('the send', async () => (await chat.outbox())[0] ?? null);
    await waitForEnd(id, 'ambiguous');
    expect((await chat.outbox())[0]).toMatchObject({ state: 'attempted', attempts: 1 });
    // The next turn looks at the open send, and leaves it.
    expect((await chat.ask(BREAD)).text).toContain('5.900');
    expect(chat.sends()).toHaveLength(2);

    await deliverStatus(chat, { status: 'delivered', id: 'wamid.LATE', biz_opaque_callback_data: id });
    await waitUntil('it to be settled', async () => (await chat.outbox())[0]?.state === 'delivered');
    expect((await chat.outbox())[0]?.provider_message_id).toBe('wamid.LATE');
  });

  it('a connection that ends after Graph accepted: one message, delivered', async () => {
    const chat = openChat(test, LA_ESPIGA);
    next({ on: 'messages', kind: 'reset-after-accept' });
    const sent = await chat.ask(SATURDAY);
    expect(await chat.sendInState('delivered')).toMatchObject({
      ...{ id: sent.outboxId, attempts: 1, provider_message_id: sent.wamid },
    });
    await chat.ask(BREAD);
    expect(chat.replies().filter(({ text }) => text === sent.text)).toHaveLength(1);
    expect(chat.sends()).toHaveLength(2);
  });

  it('no answer within the time limit, accepted or not: never sent again', async () => {
    const accepted = openChat(test, LA_ESPIGA);
    const lost = openChat(test, LA_ESPIGA);
    next({ on: 'messages', kind: 'hang-after-accept' });
    const sent = await accepted.ask(SATURDAY);
    next({ on: 'messages', kind: 'hang' });
    lost.write(SATURDAY);
    expect(await accepted.sendInState('delivered')).toMatchObject({ attempts: 1, id: sent.outboxId });

    const { id } = await waitUntil('the send', async () => (await lost.outbox())[0] ?? null);
    await waitForEnd(sent.outboxId ?? '', 'ambiguous');
    await waitForEnd(id, 'ambiguous');
    expect((await accepted.ask(BREAD)).text).toContain('5.900');
    expect((await lost.ask(BREAD)).text).toContain('5.900');
    expect([accepted.sends().length, lost.sends().length]).toEqual([2, 2]);
    expect((await lost.outbox())[0]).toMatchObject({ state: 'attempted', attempts: 1 });
  });
});

describe('a send that Graph refuses for good', () => {
  it.each([131047, 131026])('%i: the conversation waits for a person', async (code) => {
    const chat = openChat(test, LA_ESPIGA);
    next({ on: 'messages', kind: 'graph-error', code });
    chat.write(SATURDAY);
    expect(await chat.sendInState('failed')).toMatchObject({ attempts: 1, error_code: code });
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', waiting_reason: 'send_failed' });
    expect(await channelOf(chat)).toMatchObject({ state: 'active' });
    expect(chat.sends()).toHaveLength(1);
  });

  it('a `failed` status that stays: the conversation waits, nothing is sent again', async () => {
    const chat = openChat(test, LA_ESPIGA);
    next({ on: 'messages', kind: 'failed-status', code: 131026 });
    chat.write(SATURDAY);
    expect(await chat.sendInState('failed')).toMatchObject({ attempts: 1, error_code: 131026 });
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', waiting_reason: 'send_failed' });
    expect(chat.sends()).toHaveLength(1);
  });

  it('190: the channel is paused, and nothing more is tried on it', async () => {
    const chat = openChat(test, DOCE_MANHA);
    next({ on: 'messages', kind: 'expired-token' });
    chat.write('Vocês aceitam Pix?');
    expect(await chat.sendInState('failed')).toMatchObject({ error_code: 190 });
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', waiting_reason: 'send_failed' });
    expect(await channelOf(chat)).toMatchObject({ state: 'paused', paused_code: 190 });

    const looks = await chat.looks('silent');
    chat.write('Qual é o horário de domingo?');
    await waitUntil('a look at it', async () => (await chat.looks('silent')) > looks);
    expect(chat.sends()).toHaveLength(1);
    await test.query(`update public.channels set state = 'active', paused_code = null`);
  });
});

/** The fault is played on the next call only. */
function next(fault: Fault): void {
  test.stack.meta.faults.add({ ...fault, when: { next: 1 } });
}

async function waitForEnd(outboxId: string, outcome: string): Promise<void> {
  const isIt = (line: LogLine) => line.outboxId === outboxId && line.outcome === outcome;
  await waitUntil(`an ${outcome} end`, () => test.logged('send.ended').some(isIt), 25_000);
}

async function deliverStatus({ customer, business }: Chat, status: object): Promise<void> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const statuses = [{ timestamp, recipient_id: customer.id, ...status }];
  const body = whatsAppBody(change({ statuses }, 'messages', business.phoneNumberId));
  expect((await test.stack.meta.deliver(body)).status).toBe(200);
}

async function channelOf(chat: Chat) {
  const { channel_id: id } = await chat.conversation();
  return (await test.query('select state, paused_code from public.channels where id = $1', [id]))[0];
}
