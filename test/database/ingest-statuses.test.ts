import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryStatus } from '../../worker/domain/inbound-event.ts';
import { newId, phone, status } from '../support/inbound-events.ts';
import { type Inbox, openInbox } from '../support/inbox.ts';
import { type SeededConversation, seedConversation, seedOutbox } from '../support/tenant-fixture.ts';

const RETRY = 131_000;
const NEVER = 131_047;
const PAUSE = 368;

let inbox: Inbox;
let conversation: SeededConversation;
let outboxId: string;
let messageId: string;

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox.close());
beforeEach(async () => {
  conversation = await seedConversation(inbox.admin, inbox.a);
  outboxId = await seedOutbox(inbox.admin, conversation, { turn: 1, attempted_at: new Date() });
  messageId = newId('wamid');
});

/** Sets columns of the send, as an earlier part of its life would have. */
const given = (change: string) => inbox.query(`update outbox set ${change} where id = $1`, [outboxId]);
const wait = (reason: string) =>
  inbox.query(
    `update conversations set mode = 'waiting', waiting_reason = $2, waiting_since = now() where id = $1`,
    [...[conversation.conversationId, reason]],
  );
const accepted = () => given(`state = 'sent', provider_message_id = '${messageId}'`);
const tell = (name: DeliveryStatus, errorCode: number | null = null) =>
  inbox.ingest(status(name, { messageId, outboxId, errorCode }));
const wake = () => [{ conversationId: conversation.conversationId, messageIds: [] }];
const send = async () => (await inbox.query('select * from outbox where id = $1', [outboxId]))[0];
const state = async () => (await send())?.state;
const waiting = async () =>
  (
    await inbox.query('select mode, waiting_reason as reason from conversations where id = $1', [
      conversation.conversationId,
    ])
  )[0];
const undisturbed = { mode: 'assistant', reason: null };

describe('the ladder', () => {
  it('is climbed, in any order, and never stepped down', async () => {
    await tell('sent');
    expect(await send()).toMatchObject({ state: 'sent', provider_message_id: messageId });
    for (const [told, shown] of [
      ['delivered', 'delivered'],
      ['sent', 'delivered'],
      ['read', 'read'],
      ['delivered', 'read'],
      ['sent', 'read'],
      ['failed', 'read'],
    ] as const) {
      expect(await tell(told)).toEqual([]);
      expect(await state()).toBe(shown);
    }
  });

  it('finds a send by the id of Meta alone, and by ours alone', async () => {
    await inbox.ingest(status('read', { messageId, outboxId }));
    expect(await state()).toBe('read');
    await given(`state = 'sent'`);
    await inbox.ingest(status('delivered', { messageId }));
    expect(await state()).toBe('delivered');
  });

  it('of another channel, tenant or unknown message is not ours', async () => {
    await accepted();
    const [foreign] = await inbox.query('select id, state from outbox where tenant_id = $1', [inbox.b.id]);
    for (const other of [newId('wamid'), null]) {
      await inbox.ingest(status('read', { messageId: other, outboxId: String(foreign?.id) }));
      await inbox.ingest(status('read', { messageId: other, outboxId: `not ours'` }));
    }
    expect(await inbox.query('select id, state from outbox where tenant_id = $1', [inbox.b.id])).toEqual([
      foreign,
    ]);
    expect(await state()).toBe('sent');
  });

  it('is climbed by a receipt that names a time, by what the customer had been sent until then', async () => {
    await accepted();
    const [to] = await inbox.query('select value from contact_identifiers where contact_id = $1', [
      conversation.contactId,
    ]);
    const recipient = [phone(String(to?.value))];
    const receipt = (watermark: number, who = recipient, name: DeliveryStatus = 'read') =>
      inbox.ingest(status(name, { watermark, to: who }));
    await receipt(Date.now() - 60_000);
    await receipt(Date.now() + 1000, [phone()]);
    expect(await state()).toBe('sent');
    await receipt(Date.now() + 1000);
    expect(await state()).toBe('read');
    await receipt(Date.now() + 1000, recipient, 'delivered');
    expect(await state()).toBe('read');
  });
});

describe('a failure that may pass', () => {
  it('queues the send again, once for each attempt', async () => {
    await accepted();
    expect(await tell('failed', RETRY)).toEqual(wake());
    const queued = await send();
    expect(queued).toMatchObject({
      ...{ state: 'queued', error_code: RETRY, next_attempt_at: expect.any(Date), attempts: 1 },
      ...{ provider_message_id: null, failed_message_ids: [messageId] },
    });
    const [due] = await inbox.query(
      `select next_attempt_at > now() and next_attempt_at < now() + interval '1 minute' as soon
       from outbox where id = $1`,
      [outboxId],
    );
    expect(due).toEqual({ soon: true });
    for (const late of ['failed', 'sent', 'delivered'] as const) {
      expect(await tell(late, RETRY)).toEqual([]);
      expect(await send()).toEqual(queued);
    }
    await given(`state = 'attempted', attempts = 2`);
    expect(await tell('failed', RETRY)).toEqual([]);
    expect(await state()).toBe('attempted');
    expect(await waiting()).toEqual(undisturbed);
  });

  it('is final at the fifth attempt', async () => {
    await given('attempts = 5');
    expect(await tell('failed', RETRY)).toEqual([]);
    expect(await state()).toBe('failed');
    expect(await waiting()).toEqual({ mode: 'waiting', reason: 'send_failed' });
  });

  it('is final where the customer has opted out meanwhile, whatever status comes late', async () => {
    await accepted();
    await inbox.query('update contacts set opted_out_at = now() where id = $1', [conversation.contactId]);
    await tell('failed', RETRY);
    expect(await send()).toMatchObject({ state: 'failed', error_code: RETRY, next_attempt_at: null });
    await tell('sent');
    expect(await state()).toBe('failed');
    expect(await waiting()).toEqual({ mode: 'waiting', reason: 'send_failed' });
  });
});

describe('a failure for good', () => {
  it('leaves the conversation to a person, and a late status does not hide it', async () => {
    await accepted();
    expect(await tell('failed', NEVER)).toEqual([]);
    await tell('failed', NEVER);
    await tell('sent');
    expect(await send()).toMatchObject({ state: 'failed', error_code: NEVER, next_attempt_at: null });
    expect(await waiting()).toEqual({ mode: 'waiting', reason: 'send_failed' });
  });

  it('does not take the conversation from the person in charge', async () => {
    await inbox.query(`update conversations set mode = 'person', person_active_at = now() where id = $1`, [
      conversation.conversationId,
    ]);
    await tell('failed', NEVER);
    expect(await waiting()).toEqual({ mode: 'person', reason: null });
  });

  it('pauses the channel where the number is blocked', async () => {
    await tell('failed', PAUSE);
    const channel = () =>
      inbox.query('select state, paused_code from channels where id = $1', [inbox.a.channelId]);
    expect(await channel()).toEqual([{ state: 'paused', paused_code: PAUSE }]);
    await inbox.query(`update channels set state = 'active', paused_code = null where id = $1`, [
      inbox.a.channelId,
    ]);
  });
});

describe('a send in doubt', () => {
  beforeEach(async () => {
    await given(`state = 'not_confirmed'`);
    await wait('not_confirmed');
  });

  it('is sent after all by its status, and the conversation waits no longer', async () => {
    await tell('sent');
    expect(await state()).toBe('sent');
    expect(await waiting()).toEqual(undisturbed);
  });

  it('that failed for now is queued, and the conversation waits no longer', async () => {
    expect(await tell('failed', RETRY)).toEqual(wake());
    expect(await waiting()).toEqual(undisturbed);
  });

  it('keeps the conversation waiting while another send is in doubt', async () => {
    const other = await seedOutbox(inbox.admin, conversation, { turn: 2 });
    await inbox.query(`update outbox set state = 'not_confirmed' where id = $1`, [other]);
    await tell('delivered');
    expect(await waiting()).toEqual({ mode: 'waiting', reason: 'not_confirmed' });
    await inbox.ingest(status('sent', { messageId: newId('wamid'), outboxId: other }));
    expect(await waiting()).toEqual(undisturbed);
  });

  it('does not end what the conversation waits for besides', async () => {
    await wait('unknown_answer');
    await tell('sent');
    expect(await waiting()).toEqual({ mode: 'waiting', reason: 'unknown_answer' });
  });
});
