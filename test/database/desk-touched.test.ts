import { afterAll, beforeAll, expect, it } from 'vitest';
import { echo, message, newId, phone, reaction, status } from '../support/inbound-events.ts';
import { type Inbox, openInbox } from '../support/inbox.ts';
import { seedConversation, seedOutbox } from '../support/tenant-fixture.ts';

let inbox: Inbox;
beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox.close());

it('every kind of event names the conversation that it touches', async () => {
  const from = [phone()];
  const first = message(from);
  const [id, ...others] = await inbox.touch(first);
  expect(others).toEqual([]);
  expect(await inbox.touch(echo(from), reaction(first, '👍'), message(from))).toEqual([id]);
});

it('a status touches the conversation of its message, by any of its ids, and none elsewhere', async () => {
  const { conversationId: id, ...seeded } = await seedConversation(inbox.admin, inbox.a);
  const outboxId = await seedOutbox(inbox.admin, { conversationId: id, ...seeded }, { turn: 1 });
  const messageId = newId('wamid');
  expect(await inbox.touch(status('sent', { messageId, outboxId }))).toEqual([id]);
  expect(await inbox.touch(status('delivered', { messageId }))).toEqual([id]);
  expect(await inbox.touch(status('read', { messageId }))).toEqual([id]);
  expect(await inbox.touch(status('read', { messageId: newId('unknown') }))).toEqual([]);
  expect(await inbox.touch(status('read', { outboxId }))).toEqual([id]);
  const [foreign] = await inbox.query('select id from outbox where tenant_id = $1', [inbox.b.id]);
  const about = { messageId: newId('unknown'), outboxId: String(foreign?.id) };
  expect(await inbox.touch(status('read', about))).toEqual([]);
});

it('a status of a failure touches it too, with or without another try', async () => {
  for (const errorCode of [131026, 131000]) {
    const seeded = await seedConversation(inbox.admin, inbox.a);
    const outboxId = await seedOutbox(inbox.admin, seeded, { turn: 1 });
    const messageId = newId('wamid');
    await inbox.touch(status('sent', { messageId, outboxId }));
    expect(await inbox.touch(status('failed', { messageId, errorCode }))).toEqual([seeded.conversationId]);
  }
});
