import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Identifier } from '../../worker/domain/inbound-event.ts';
import { deletion, echo, edit, message, phone, reaction } from '../support/inbound-events.ts';
import { type Inbox, openInbox } from '../support/inbox.ts';

let inbox: Inbox;
let from: Identifier[];

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox.close());
beforeEach(() => {
  from = [phone()];
});

const only = async () => {
  const rows = await inbox.messagesOf(from);
  expect(rows).toHaveLength(1);
  return rows[0];
};

describe('a message', () => {
  it('takes effect once however often it comes, and still wakes its conversation', async () => {
    const event = message(from, { profileName: 'Lucía', text: '¿A qué hora abren?' });
    const wakes = [];
    for (let time = 0; time < 5; time++) wakes.push(await inbox.ingest(event));
    const stored = await only();
    expect(stored).toMatchObject({ body: '¿A qué hora abren?', needs_reply: true, intent: null });
    expect(wakes).toEqual(
      Array(5).fill([{ conversationId: stored?.conversation_id, messageIds: [event.messageId] }]),
    );
    expect(await inbox.contactsOf(from)).toMatchObject([{ display_name: 'Lucía' }]);
  });

  it('takes effect once when five deliveries come at the same time, or one delivery has it twice', async () => {
    const event = message(from);
    const wakes = await Promise.all(Array.from({ length: 5 }, () => inbox.ingest(event)));
    await inbox.ingest(event, event);
    const stored = await only();
    expect(wakes.flat().map(({ conversationId }) => conversationId)).toEqual(
      Array(5).fill(stored?.conversation_id),
    );
  });

  it('wakes each conversation once, with all its messages', async () => {
    const [first, second] = [message(from), message(from)];
    const other = message([phone()]);
    const wakes = await inbox.ingest(first, other, second);
    expect(wakes.map(({ messageIds }) => messageIds.toSorted()).toSorted()).toEqual([
      [first.messageId, second.messageId].toSorted(),
      [other.messageId],
    ]);
  });

  it('that another app answers is stored and wants no reply', async () => {
    await inbox.ingest(message(from, { standby: true }));
    expect(await only()).toMatchObject({ needs_reply: false });
  });

  it('without a time has that of its receipt, and one from the future is not', async () => {
    await inbox.ingest(message(from, { sentAt: 0 }), message(from, { sentAt: Date.now() + 86_400_000 }));
    const rows = await inbox.query(
      "select sent_at <= now() and sent_at > now() - interval '1 hour' as fine from messages where id = any ($1)",
      [(await inbox.messagesOf(from)).map(({ id }) => id)],
    );
    expect(rows).toEqual([{ fine: true }, { fine: true }]);
  });

  it('fails as a whole where one event of the delivery is of no known type', async () => {
    const unknown = { ...message([phone()]), type: 'surprise' as 'message' };
    await expect(inbox.ingest(message(from), unknown)).rejects.toMatchObject({ code: '22023' });
    expect(await inbox.messagesOf(from)).toEqual([]);
  });
});

describe('an edit', () => {
  it('changes the text, and a redelivered original does not change it back', async () => {
    const event = message(from, { text: '¿Abren hoy?' });
    await inbox.ingest(event);
    await inbox.ingest(edit(event, '¿Abren mañana?'));
    await inbox.ingest(event);
    expect(await only()).toMatchObject({
      body: '¿Abren mañana?',
      needs_reply: true,
      edited_at: expect.any(Date),
    });
  });

  it('before its message takes its place; the message then adds what the edit has not', async () => {
    const media = { id: '44', url: null, mimeType: 'image/jpeg', fileName: null };
    const original = {
      text: 'esto',
      contentType: 'image',
      media,
      replyToMessageId: 'wamid.T',
      sentAt: 1000,
    } as const;
    const event = message(from, original);
    const change = edit(event, '¿Tienen esto?');
    await inbox.ingest(change);
    expect(await only()).toMatchObject({ body: '¿Tienen esto?', needs_reply: true });
    for (let time = 0; time < 2; time++) {
      await inbox.ingest(event);
      expect(await only()).toMatchObject({
        ...{ body: '¿Tienen esto?', content_type: 'image', media, needs_reply: true },
        ...{ reply_to_provider_id: 'wamid.T', sent_at: new Date(1000), provider_message_id: event.messageId },
      });
    }
  });

  it('before a message that another app answers wants no reply in the end', async () => {
    const event = message(from, { standby: true });
    await inbox.ingest(edit(event, '¿Abren?'), event);
    expect(await only()).toMatchObject({ needs_reply: false });
  });

  it('cannot change what somebody else wrote', async () => {
    const event = message(from, { text: 'mía' });
    await inbox.ingest(event);
    await inbox.ingest(edit({ ...event, from: [phone()] }, 'tuya'), deletion({ ...event, from: [phone()] }));
    expect(await only()).toMatchObject({ body: 'mía', deleted_at: null });
  });
});

describe('a deletion', () => {
  const gone = { body: null, media: null, needs_reply: false, deleted_at: expect.any(Date) };

  it('takes the text away, and no redelivery or edit brings it back', async () => {
    const event = message(from);
    await inbox.ingest(event);
    await inbox.ingest(deletion(event));
    expect(await only()).toMatchObject(gone);
    await inbox.ingest(event, edit(event, 'otra vez'), deletion(event));
    expect(await only()).toMatchObject(gone);
  });

  it('before its message leaves nothing to answer', async () => {
    const event = message(from);
    await inbox.ingest(deletion(event));
    await inbox.ingest(edit(event, 'cambio'), event);
    expect(await only()).toMatchObject(gone);
  });
});

it('keeps each change of a reaction, wants no reply to it and wakes nobody', async () => {
  const event = message(from);
  await inbox.ingest(event);
  for (const [index, emoji] of ['👍', '❤️', null].entries()) {
    const change = { ...reaction(event, emoji), sentAt: event.sentAt + 1 + index };
    expect(await inbox.ingest(change)).toEqual([]);
    expect(await inbox.ingest(change)).toEqual([]);
  }
  const [, ...reactions] = await inbox.messagesOf(from);
  const stored = { content_type: 'reaction', needs_reply: false, reply_to_provider_id: event.messageId };
  expect(reactions).toMatchObject(['👍', '❤️', null].map((body) => ({ ...stored, body })));
});

it('leaves out edits, deletions and reactions of the business itself', async () => {
  const event = message(from, { text: 'hola' });
  await inbox.ingest(event);
  const [before] = await inbox.query('select count(*) from contacts');
  const ours = { ...event, from: [] };
  expect(await inbox.ingest(edit(ours, 'no'), deletion(ours), reaction(ours, '👍'))).toEqual([]);
  expect(await only()).toMatchObject({ body: 'hola', deleted_at: null });
  expect(await inbox.query('select count(*) from contacts')).toEqual([before]);
});

describe('an echo of an answer by hand', () => {
  it('answers what came before it, not what comes after', async () => {
    const now = Date.now();
    const [before, after] = [message(from, { sentAt: now - 2000 }), message(from, { sentAt: now - 500 })];
    await inbox.ingest(before, after);
    const answer = echo(from, { sentAt: now - 1000 });
    expect(await inbox.ingest(answer)).toEqual([]);
    await inbox.ingest(answer);
    expect(await inbox.messagesOf(from)).toMatchObject([
      { provider_message_id: before.messageId, needs_reply: false },
      { provider_message_id: answer.messageId, direction: 'out', author: 'person', needs_reply: false },
      { provider_message_id: after.messageId, needs_reply: true },
    ]);
  });
});
