import { describe, expect, it } from 'vitest';
import { parseMetaWebhook } from '../../../worker/providers/meta/parse-webhook.ts';
import * as ms from '../../support/messenger-webhooks.ts';

const person = [{ kind: 'messenger_id', value: ms.PERSON }];
const origin = { provider: 'messenger', channelExternalId: ms.PAGE, sentAt: ms.AT, position: 0 };

function eventsOf(body: unknown) {
  const parsed = parseMetaWebhook(body);
  if ('malformed' in parsed) throw new Error(parsed.malformed);
  return parsed.events;
}

describe('messages', () => {
  it('reads a text whole', () => {
    expect(eventsOf(ms.messengerBody(ms.text('hola', { reply_to: { mid: 'm_0' } })))).toEqual([
      {
        ...origin,
        type: 'message',
        messageId: 'm_1',
        from: person,
        profileName: null,
        contentType: 'text',
        text: 'hola',
        replyToMessageId: 'm_0',
        media: null,
        standby: false,
      },
    ]);
  });

  it('knows Instagram and its changes with seconds as text', () => {
    const from = [{ kind: 'instagram_id', value: ms.PERSON }];
    expect(eventsOf(ms.messengerBody(ms.text('hola'), 'instagram'))).toMatchObject([
      { provider: 'instagram', from },
    ]);
    expect(eventsOf(ms.instagramChange(ms.text('hola')))).toMatchObject([
      { provider: 'instagram', from, text: 'hola', sentAt: 1_790_000_000_000 },
    ]);
  });

  it('marks what another app is answering', () => {
    expect(eventsOf(ms.messengerBody(ms.text('hola'), 'page', 'standby'))).toMatchObject([{ standby: true }]);
    expect(eventsOf(ms.instagramChange(ms.text('hola'), 'standby'))).toMatchObject([{ standby: true }]);
  });

  it('keeps every file of a message', () => {
    const body = ms.messengerBody(
      ms.attachments(ms.file('image', 'https://m.test/1'), ms.file('file', 'https://m.test/2')),
    );
    expect(eventsOf(body)).toMatchObject([
      { position: 0, messageId: 'm_1', contentType: 'image', media: { url: 'https://m.test/1' } },
      { position: 1, messageId: 'm_1:1', contentType: 'document', media: { url: 'https://m.test/2' } },
    ]);
  });

  it.each([
    [
      'a location',
      { type: 'location', payload: { coordinates: { lat: -34, long: -58 } } },
      'location',
      '-34,-58',
    ],
    ['a sticker', { type: 'image', payload: { url: 'https://m.test/s', sticker_id: 3 } }, 'sticker', null],
    ['a shared story', { type: 'story_mention', payload: { url: 'https://m.test/s' } }, 'unsupported', null],
  ])('reads %s', (_, attachment, contentType, text) => {
    expect(eventsOf(ms.messengerBody(ms.attachments(attachment)))).toMatchObject([{ contentType, text }]);
  });

  it('reads the words beside a shared link', () => {
    const attachments = [{ type: 'fallback', title: 'Menu', url: 'https://m.test/menu' }];
    expect(eventsOf(ms.messengerBody(ms.text('¿esto?', { attachments })))).toMatchObject([
      { contentType: 'text', text: '¿esto?' },
    ]);
  });

  it('reads what the customer tapped', () => {
    expect(eventsOf(ms.messengerBody(ms.text('Sí', { quick_reply: { payload: 'y' } })))).toMatchObject([
      { contentType: 'interactive', text: 'Sí' },
    ]);
    expect(eventsOf(ms.messengerBody(ms.postback('Empezar')))).toMatchObject([
      {
        type: 'message',
        messageId: expect.stringMatching(/^hash:/),
        contentType: 'interactive',
        text: 'Empezar',
      },
    ]);
  });
});

describe('echoes', () => {
  it.each([true, false])('are never a customer message (flagged: %s)', (flag) => {
    expect(eventsOf(ms.messengerBody(ms.echo(flag)))).toEqual([
      { ...origin, type: 'echo', messageId: 'm_e', to: person, contentType: 'text', text: 'Hola' },
    ]);
  });
});

describe('changes of a message', () => {
  it('reads reactions, given and taken back', () => {
    const common = { type: 'reaction', from: person, targetMessageId: 'm_0' };
    expect(eventsOf(ms.messengerBody(ms.reaction('react')))).toMatchObject([{ ...common, emoji: '❤' }]);
    expect(eventsOf(ms.messengerBody(ms.reaction('unreact')))).toMatchObject([{ ...common, emoji: null }]);
  });

  it('reads an edit and a deletion under ids that are not the message itself', () => {
    const hash = expect.stringMatching(/^hash:[0-9a-f]{16}$/);
    const common = { ...origin, messageId: hash, from: person, targetMessageId: 'm_0' };
    expect(eventsOf(ms.messengerBody(ms.edited))).toEqual([{ ...common, type: 'edit', text: 'otra cosa' }]);
    expect(eventsOf(ms.messengerBody(ms.unsent))).toEqual([{ ...common, type: 'deletion' }]);
  });
});

describe('receipts', () => {
  const common = { ...origin, type: 'status', to: person, outboxId: null, errorCode: null };
  it('reads a watermark, with the customer it holds for', () => {
    expect(eventsOf(ms.messengerBody(ms.readWatermark))).toEqual([
      { ...common, status: 'read', messageId: null, watermark: ms.AT },
    ]);
    expect(eventsOf(ms.messengerBody(ms.delivery()))).toEqual([
      { ...common, status: 'delivered', messageId: null, watermark: ms.AT },
    ]);
  });

  it('reads message ids where they come', () => {
    expect(eventsOf(ms.messengerBody(ms.delivery('m_2', 'm_3')))).toMatchObject([
      { status: 'delivered', messageId: 'm_2' },
      { status: 'delivered', messageId: 'm_3' },
    ]);
    expect(eventsOf(ms.instagramChange(ms.seen, 'messaging_seen'))).toMatchObject([
      { status: 'read', messageId: 'm_9', watermark: null },
    ]);
  });
});

it('counts what it leaves out', () => {
  const parsed = parseMetaWebhook(ms.messengerBody({ pass_thread_control: { new_owner_app_id: '1' } }));
  expect(parsed).toEqual({ events: [], ignored: { 'messaging:pass_thread_control': 1 } });
  const feed = { object: 'page', entry: [{ id: ms.PAGE, changes: [{ field: 'feed', value: {} }] }] };
  expect(parseMetaWebhook(feed)).toEqual({ events: [], ignored: { 'field:feed': 1 } });
});
