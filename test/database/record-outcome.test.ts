import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, inContext, jobContext } from '../support/context.ts';
import { echo, newId, phone, status } from '../support/inbound-events.ts';
import { type Inbox, openInbox } from '../support/inbox.ts';
import { type SeededConversation, seedConversation, seedOutbox } from '../support/tenant-fixture.ts';

let inbox: Inbox;
let job: pg.Client;
let conversation: SeededConversation;
let outboxId: string;
let messageId: string;

beforeAll(async () => {
  inbox = await openInbox();
  job = await connect(inbox.jobUrl);
});
afterAll(async () => {
  await job.end();
  await inbox.close();
});
beforeEach(async () => {
  conversation = await seedConversation(inbox.admin, inbox.a);
  outboxId = await seedOutbox(inbox.admin, conversation, { turn: 1, attempted_at: new Date() });
  messageId = newId('wamid');
});

const call = async (sql: string, values: unknown[]) =>
  inContext(job, await jobContext(inbox.a.id), () => job.query(`select ${sql} as outcome`, values));
const recordAccepted = (id = messageId) => call('app.record_accepted($1, $2)', [outboxId, id]);
const recordFailure = (retryDelayMs: number | null) =>
  call(`app.record_failure($1, 131000, 'retry', $2)`, [outboxId, retryDelayMs]);
const giveUp = () => call('app.give_up_unconfirmed($1)', [outboxId]);
const attemptedMinutesAgo = (minutes: number) =>
  inbox.query(`update outbox set attempted_at = now() - make_interval(mins => $2) where id = $1`, [
    ...[outboxId, minutes],
  ]);
const send = async () =>
  (
    await inbox.query(
      `select o.state, o.attempts, o.provider_message_id as "sendId", m.provider_message_id as "messageId", v.mode,
         v.waiting_reason as reason
       from outbox o join messages m on m.id = o.id join conversations v on v.id = o.conversation_id
       where o.id = $1`,
      [outboxId],
    )
  )[0];

describe('the answer of the provider', () => {
  it('gives the send its id', async () => {
    await recordAccepted();
    expect(await send()).toMatchObject({ state: 'sent', sendId: messageId, messageId });
  });

  it('that comes after its status keeps the higher state', async () => {
    await inbox.ingest(status('read', { messageId, outboxId }));
    await recordAccepted();
    expect(await send()).toMatchObject({ state: 'read', sendId: messageId, messageId });
  });

  it('that comes after its failure does not bring the attempt back', async () => {
    await inbox.ingest(status('failed', { messageId, outboxId, errorCode: 131_000 }));
    await recordAccepted();
    expect(await send()).toMatchObject({ state: 'queued', sendId: null, messageId: null });
    await call('app.attempt_again($1)', [outboxId]);
    await recordAccepted();
    expect(await send()).toMatchObject({ state: 'attempted', attempts: 2, sendId: null });
    const second = newId('wamid');
    await recordAccepted(second);
    expect(await send()).toMatchObject({ state: 'sent', sendId: second, messageId: second });
  });

  it('to the second attempt replaces the id of the first', async () => {
    await recordAccepted();
    await inbox.ingest(status('failed', { messageId, outboxId, errorCode: 131_000 }));
    await call('app.attempt_again($1)', [outboxId]);
    const second = newId('wamid');
    await recordAccepted(second);
    expect(await send()).toMatchObject({ state: 'sent', sendId: second, messageId: second });
  });

  it('that refuses for now queues the send, and it is attempted again once', async () => {
    await recordFailure(2000);
    expect(await send()).toMatchObject({ state: 'queued', mode: 'assistant' });
    const tries = [
      await call('app.attempt_again($1)', [outboxId]),
      await call('app.attempt_again($1)', [outboxId]),
    ];
    expect(tries.map(({ rows }) => rows[0].outcome)).toEqual([true, false]);
    expect(await send()).toMatchObject({ state: 'attempted', attempts: 2 });
  });
});

describe('no answer', () => {
  it('leaves the send to a person after two minutes, not before', async () => {
    await attemptedMinutesAgo(1);
    await giveUp();
    expect(await send()).toMatchObject({ state: 'attempted', mode: 'assistant' });
    await attemptedMinutesAgo(3);
    await giveUp();
    expect(await send()).toMatchObject({ state: 'not_confirmed', mode: 'waiting', reason: 'not_confirmed' });
  });

  it('that comes after all ends the waiting', async () => {
    await attemptedMinutesAgo(3);
    await giveUp();
    await recordAccepted();
    expect(await send()).toMatchObject({ state: 'sent', mode: 'assistant', reason: null });
  });

  it('does not hide that a person is wanted for something else', async () => {
    await inbox.query(
      `update conversations set mode = 'waiting', waiting_reason = 'unknown_answer' where id = $1`,
      [conversation.conversationId],
    );
    await attemptedMinutesAgo(3);
    await giveUp();
    expect(await send()).toMatchObject({ state: 'not_confirmed', mode: 'waiting', reason: 'unknown_answer' });
    await recordAccepted();
    expect(await send()).toMatchObject({ state: 'sent', mode: 'waiting', reason: 'unknown_answer' });
  });
});

describe('an echo of our own send', () => {
  it('before its answer is the answer, and no message of a person', async () => {
    const [to] = await inbox.query('select value from contact_identifiers where contact_id = $1', [
      conversation.contactId,
    ]);
    const event = echo([phone(String(to?.value))], { messageId, text: 'hola' });
    await inbox.ingest(event);
    await inbox.ingest(event);
    await recordAccepted();
    expect(await send()).toMatchObject({ state: 'sent', sendId: messageId, messageId });
    const sent = await inbox.query(
      `select author from messages where conversation_id = $1 and direction = 'out'`,
      [conversation.conversationId],
    );
    expect(sent).toEqual([{ author: 'assistant' }]);
  });
});
