import { describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../../worker/domain/inbound-event.ts';
import { parseMetaWebhook } from '../../../worker/providers/meta/parse-webhook.ts';
import * as wa from '../../support/whatsapp-webhooks.ts';

const both = [
  { kind: 'wa_id', value: wa.CUSTOMER },
  { kind: 'wa_user_id', value: wa.USER_ID },
];
const origin = { provider: 'whatsapp', channelExternalId: wa.CHANNEL, sentAt: wa.SENT_AT, position: 0 };

function parse(body: unknown) {
  const parsed = parseMetaWebhook(body);
  if ('malformed' in parsed) throw new Error(parsed.malformed);
  return parsed;
}

function only(body: unknown): InboundEvent {
  const { events, ignored } = parse(body);
  expect(events).toHaveLength(1);
  expect(ignored).toEqual({});
  const [event] = events;
  if (!event) throw new Error('no event');
  return event;
}

describe('messages', () => {
  it('reads a text whole', () => {
    expect(only(wa.messageBody(wa.textMessage('¿Abren hoy?', { context: { id: 'wamid.Q' } })))).toEqual({
      ...origin,
      type: 'message',
      messageId: 'wamid.A1',
      from: both,
      profileName: 'Lucía',
      contentType: 'text',
      text: '¿Abren hoy?',
      replyToMessageId: 'wamid.Q',
      media: null,
      standby: false,
    });
  });

  it.each([
    ['location', wa.locationMessage, 'Plaza\nCalle 1\n-34.6,-58.4'],
    ['contacts', wa.contactsMessage, 'Ana Paz +54 1 +54 2\nLuis'],
    ['order', wa.orderMessage, 'para hoy\n2 × PAN 10.5 ARS'],
    ['interactive', wa.buttonReply('Sí'), 'Sí'],
    ['interactive', wa.listReply('Turno tarde'), 'Turno tarde'],
    ['interactive', wa.flowReply({ n: 1 }), '{"n":1}'],
    ['interactive', wa.templateButton('Confirmo'), 'Confirmo'],
    ['unsupported', wa.unsupportedMessage, null],
    ['unsupported', { type: 'interactive' }, null],
    ['unsupported', { type: 'hologram', hologram: { a: 1 } }, null],
    ['unsupported', { type: 'constructor' }, null],
    ['unsupported', { type: { no: 'text' } }, null],
    ['unsupported', wa.textMessage(''), null],
  ])('%s', (contentType, message, text) => {
    expect(only(wa.messageBody(message))).toMatchObject({ type: 'message', contentType, text, media: null });
  });

  it.each(['image', 'audio', 'video', 'document', 'sticker'])('%s', (type) => {
    const more = { caption: 'mirá', filename: 'a.pdf', url: 'https://media.test/1' };
    expect(only(wa.messageBody(wa.mediaMessage(type, more)))).toMatchObject({
      contentType: type,
      text: 'mirá',
      media: { id: '4400', url: 'https://media.test/1', mimeType: 'x/y', fileName: 'a.pdf' },
    });
  });

  it('reads reactions, given and taken back', () => {
    const expected = { type: 'reaction', messageId: 'wamid.A1', from: both, targetMessageId: 'wamid.T1' };
    expect(only(wa.messageBody(wa.reactionMessage('👍')))).toEqual({ ...origin, ...expected, emoji: '👍' });
    for (const none of [wa.reactionMessage(''), wa.reactionMessage()]) {
      expect(only(wa.messageBody(none))).toEqual({ ...origin, ...expected, emoji: null });
    }
  });

  it('reads edits and deletions with the id of the message they change', () => {
    const expected = { ...origin, messageId: 'wamid.A1', from: both, targetMessageId: 'wamid.T1' };
    const edit = wa.editMessage(wa.mediaMessage('image', { caption: 'nuevo' }));
    expect(only(wa.messageBody(edit))).toEqual({ ...expected, type: 'edit', text: 'nuevo' });
    expect(only(wa.messageBody(wa.revokeMessage))).toEqual({ ...expected, type: 'deletion' });
  });

  it('leaves group messages and empty openings of a chat alone, but counted', () => {
    expect(parse(wa.messageBody(wa.textMessage('a todos', { group_id: 'g1' })))).toEqual({
      events: [],
      ignored: { group_message: 1 },
    });
    expect(parse(wa.messageBody({ type: 'request_welcome' })).ignored).toEqual({
      'message:request_welcome': 1,
    });
  });
});

describe('who wrote', () => {
  const noPhone = { from: undefined, ...wa.textMessage('hola') };
  const usernameOnly = { user_id: wa.USER_ID, profile: { username: 'lu.paz' } };
  it.each([
    ['no contacts', wa.textMessage('hola'), null, [both[0]]],
    ['user id in the message only', { ...noPhone, from_user_id: wa.USER_ID }, null, [both[1]]],
    ['user id in the contact only', noPhone, [usernameOnly], [both[1]]],
    ['an empty from', wa.textMessage('hola', { from: '' }), [wa.contact], both],
    ['a phone, its user id in the message', wa.textMessage('hola', { from_user_id: wa.USER_ID }), [], both],
    [
      "somebody else's contact",
      wa.textMessage('hola', { from: '1' }),
      [wa.contact],
      [{ kind: 'wa_id', value: '1' }],
    ],
    ['the second contact', wa.textMessage('hola'), [{ wa_id: '1', user_id: 'X' }, wa.contact], both],
  ])('%s', (_, message, contacts, from) => {
    expect(only(wa.messageBody(message, contacts))).toMatchObject({ from });
  });

  it('shows the username where there is no profile name', () => {
    expect(only(wa.messageBody(noPhone, [usernameOnly]))).toMatchObject({ profileName: 'lu.paz' });
  });

  it('guesses nobody from several contacts', () => {
    expect(parse(wa.messageBody(noPhone, [usernameOnly, wa.contact]))).toEqual({
      events: [],
      ignored: { no_sender: 1 },
    });
  });

  it('gives a message without id the same one on every delivery, another one for another text', () => {
    const idOf = (text: string) => {
      const event = only(wa.messageBody(wa.textMessage(text, { id: undefined })));
      return event.type === 'message' ? event.messageId : null;
    };
    expect(idOf('a')).toMatch(/^hash:[0-9a-f]{16}$/);
    expect(idOf('a')).toBe(idOf('a'));
    expect(idOf('a')).not.toBe(idOf('b'));
  });
});

describe('changes of identity', () => {
  it('follows a new number', () => {
    expect(only(wa.messageBody(wa.numberChange('5491155550002')))).toEqual({
      ...origin,
      type: 'identity_change',
      from: [both[0]],
      to: [{ kind: 'wa_id', value: '5491155550002' }],
    });
  });

  it('follows a new user id, announced either way', () => {
    const expected = {
      from: [{ kind: 'wa_user_id', value: 'AR.1' }],
      to: [{ kind: 'wa_user_id', value: 'AR.2' }],
    };
    const system = wa.messageBody({ ...wa.userIdChange('AR.1', 'AR.2'), from: undefined });
    expect(only(system)).toMatchObject({ type: 'identity_change', ...expected });
    expect(only(wa.whatsAppBody(wa.userIdUpdate('AR.1', 'AR.2')))).toMatchObject({
      type: 'identity_change',
      from: expected.from,
      to: [both[0], ...expected.to],
      sentAt: wa.SENT_AT,
    });
  });

  it('moves nobody for a new encryption key or without both sides', () => {
    const key = { type: 'system', system: { type: 'customer_identity_changed', wa_id: '1' } };
    expect(parse(wa.messageBody(key))).toEqual({
      events: [],
      ignored: { 'system:customer_identity_changed': 1 },
    });
    expect(parse(wa.whatsAppBody(wa.userIdUpdate('', 'AR.2'))).ignored).toEqual({ user_id_update: 1 });
  });
});

describe('statuses', () => {
  it.each([
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['played', 'read'],
    ['failed', 'failed'],
  ])('%s becomes %s', (given, status) => {
    const body = wa.whatsAppBody(wa.statusChange(given, { biz_opaque_callback_data: 'out-1' }));
    expect(only(body)).toEqual({
      ...origin,
      type: 'status',
      messageId: 'wamid.O1',
      watermark: null,
      status,
      to: [both[0]],
      outboxId: 'out-1',
      errorCode: null,
    });
  });

  it('carries the error code of a failure and counts an unknown status', () => {
    const failed = wa.whatsAppBody(wa.statusChange('failed', { errors: [{ code: 131047 }] }));
    expect(only(failed)).toMatchObject({ status: 'failed', errorCode: 131047 });
    expect(parse(wa.whatsAppBody(wa.statusChange('warning'))).ignored).toEqual({ 'status:warning': 1 });
  });

  it("never takes a group's id for a customer", () => {
    const more = { recipient_type: 'group', recipient_id: 'g1', recipient_participant_user_id: 'AR.5' };
    expect(only(wa.whatsAppBody(wa.statusChange('read', more)))).toMatchObject({
      to: [{ kind: 'wa_user_id', value: 'AR.5' }],
    });
  });
});

describe('echoes of the Business app', () => {
  it('are the business speaking', () => {
    expect(
      only(wa.whatsAppBody(wa.echoChange(wa.textMessage('Ya te confirmo', { to_user_id: wa.USER_ID })))),
    ).toEqual({
      ...origin,
      type: 'echo',
      messageId: 'wamid.E1',
      to: both,
      contentType: 'text',
      text: 'Ya te confirmo',
    });
  });

  it('edit and delete in the name of nobody else', () => {
    const edit = only(wa.whatsAppBody(wa.echoChange(wa.editMessage(wa.textMessage('no')))));
    expect(edit).toMatchObject({ type: 'edit', from: [], targetMessageId: 'wamid.T1', text: 'no' });
    const deletion = only(wa.whatsAppBody(wa.echoChange(wa.revokeMessage)));
    expect(deletion).toMatchObject({ type: 'deletion', from: [], targetMessageId: 'wamid.T1' });
  });
});

it('reads every entry, change and message in order', () => {
  const { events } = parse(wa.severalEntries());
  expect(events.map((e) => [e.position, e.channelExternalId, 'messageId' in e && e.messageId])).toEqual([
    [0, wa.CHANNEL, 'm1'],
    [1, wa.CHANNEL, 'm2'],
    [2, wa.CHANNEL, 'wamid.O1'],
    [3, '880000000000002', 'm3'],
  ]);
  expect(parse([wa.severalEntries()]).events).toEqual(events);
});

it('counts what it leaves out', () => {
  const template = wa.change({ event: 'APPROVED' }, 'message_template_status_update');
  const failing = wa.change({ errors: [{ code: 131000 }] });
  const body = wa.whatsAppBody(template, template, failing, wa.change({ messages: [] }), {
    field: 'messages',
    value: { messages: [{}] },
  });
  expect(parse(body)).toEqual({
    events: [],
    ignored: { 'field:message_template_status_update': 2, 'error:131000': 1, empty: 1, no_channel: 1 },
  });
});
