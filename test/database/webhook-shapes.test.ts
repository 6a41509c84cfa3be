import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IngestTarget, openIngestTarget } from '../../dev/webhooks/ingest-target.ts';
import { parseMetaWebhook } from '../../worker/providers/meta/parse-webhook.ts';
import {
  CUSTOMER,
  change,
  contact,
  envelope,
  type Json,
  messageBody,
  textMessage,
  whatsAppBody,
} from '../support/whatsapp-webhooks.ts';

const LONG = '9'.repeat(400);
const HUGE_INTEGER = Number.MAX_SAFE_INTEGER;

const status = (more: Json) =>
  whatsAppBody(
    change({
      statuses: [
        { id: 'wamid.S', status: 'failed', recipient_id: CUSTOMER, timestamp: '1790000000', ...more },
      ],
    }),
  );
const messenger = (...messaging: Json[]) => ({
  object: 'page',
  entry: [{ id: '77', time: 1_790_000_000_000, messaging }],
});
const fromVisitor = (part: Json, id: unknown = '555') => ({
  sender: { id },
  recipient: { id: '77' },
  timestamp: 1_790_000_000_000,
  ...part,
});

/** Shapes that no documentation promises; any of them must end stored or left out, never refused by the database. */
const SHAPES: [name: string, body: unknown][] = [
  ['a message of an unknown type', messageBody({ type: 'hologram', hologram: { depth: 3 } })],
  ['a type that is no text', messageBody({ type: { nested: true } })],
  [
    'unknown fields everywhere',
    messageBody({ ...textMessage('hola', { extra: [1, { a: null }] }), future: {} }),
  ],
  [
    'null in every place of a message',
    messageBody({ id: null, timestamp: null, type: null, text: null, context: null }),
  ],
  ['null contacts and profile', messageBody(textMessage('hola'), [{ wa_id: null, profile: null } as Json])],
  ['numbers as ids', messageBody({ ...textMessage('hola'), id: 12345, from: 5491155550001 })],
  ['a number as text', messageBody({ type: 'text', text: { body: 42 } })],
  ['a time as number', messageBody({ ...textMessage('hola'), timestamp: 1790000000 })],
  ['a time beyond all calendars', messageBody({ ...textMessage('hola'), timestamp: '9999999999999999' })],
  [
    'a time at the last possible date',
    messageBody({ ...textMessage('hola'), timestamp: '8640000000000000' }),
  ],
  ['a negative time', messageBody({ ...textMessage('hola'), timestamp: '-5' })],
  ['a sender longer than any', messageBody({ ...textMessage('hola'), from: LONG }, null)],
  [
    'a user id longer than any',
    messageBody({ ...textMessage('hola'), from: undefined, from_user_id: LONG }, null),
  ],
  [
    'a message id as long as allowed',
    messageBody({ ...textMessage('hola'), id: `wamid.${'é'.repeat(500)}` }),
  ],
  ['a message id longer than any', messageBody({ ...textMessage('hola'), id: 'x'.repeat(5000) })],
  [
    'a channel id longer than any',
    whatsAppBody(
      change({ contacts: [contact], messages: [envelope(textMessage('hola'))] }, 'messages', LONG),
    ),
  ],
  ['no metadata', whatsAppBody({ field: 'messages', value: { messages: [envelope(textMessage('hola'))] } })],
  [
    'lone surrogates',
    messageBody(textMessage('a\ud800b\udc00'), [{ ...contact, profile: { name: '\udfff' } }]),
  ],
  ['NUL characters', messageBody(textMessage('a\0b'), [{ ...contact, profile: { name: '\0' } }])],
  ['NUL in ids', messageBody({ ...textMessage('hola'), id: 'wamid\0', from: '54\0' }, null)],
  [
    'NUL in a reply and in media',
    messageBody({ type: 'image', image: { id: 'm\0', url: 'u\0', caption: '\0' }, context: { id: '\0' } }),
  ],
  ['text longer than kept', messageBody(textMessage('🥐'.repeat(70_000)))],
  [
    'a name longer than kept',
    messageBody(textMessage('hola'), [{ ...contact, profile: { name: '🥐'.repeat(5000) } }]),
  ],
  ['text of spaces', messageBody(textMessage(' \u200b\n '))],
  [
    'deep nesting',
    messageBody({
      type: 'interactive',
      interactive: JSON.parse(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`),
    }),
  ],
  [
    'a form answer of deep JSON',
    messageBody({ type: 'interactive', interactive: { nfm_reply: { response_json: '['.repeat(60_000) } } }),
  ],
  [
    'keys that mean something to JavaScript',
    JSON.parse(
      '{"__proto__":{"a":1},"entry":[{"id":"1","changes":[{"field":"messages","value":{"__proto__":1,"constructor":2}}]}]}',
    ),
  ],
  ['a reaction without emoji', messageBody({ type: 'reaction', reaction: { message_id: 'wamid.A1' } })],
  [
    'a reaction with a text for an emoji',
    messageBody({ type: 'reaction', reaction: { message_id: 'wamid.A1', emoji: 'x'.repeat(9000) } }),
  ],
  [
    'an edit of a message never seen',
    messageBody({
      type: 'edit',
      id: 'e1',
      edit: { original_message_id: 'nowhere', message: textMessage('nuevo') },
    }),
  ],
  ['a deletion twice', messageBody({ type: 'revoke', id: 'r1', revoke: { original_message_id: 'nowhere' } })],
  [
    'an identity change into a long id',
    messageBody({ type: 'system', system: { type: 'user_changed_number', wa_id: LONG } }),
  ],
  ['an error code beyond int4', status({ errors: [{ code: HUGE_INTEGER }] })],
  ['an error code as text', status({ errors: [{ code: '131026' }] })],
  ['errors that are no list', status({ errors: { code: 1 } })],
  ['an outbox id that is none', status({ biz_opaque_callback_data: 'not-a-uuid' })],
  [
    'a status of an outbox id we never had',
    status({ biz_opaque_callback_data: '01900000-0000-7000-8000-00000000dead' }),
  ],
  ['a status without recipient', status({ recipient_id: null, status: 'read' })],
  [
    'a sender longer than any, on Messenger',
    messenger(fromVisitor({ message: { mid: 'm1', text: 'hola' } }, LONG)),
  ],
  ['a message without mid', messenger(fromVisitor({ message: { text: 'hola' } }))],
  [
    'attachments of nonsense',
    messenger(
      fromVisitor({ message: { mid: 'm2', attachments: [null, 7, {}, { type: 'file', payload: 'x' }] } }),
    ),
  ],
  ['a read without watermark', messenger(fromVisitor({ read: {} }))],
  ['a watermark of nonsense', messenger(fromVisitor({ read: { watermark: 'yesterday' } }))],
  [
    'a long mid with many files',
    messenger(
      fromVisitor({
        message: {
          mid: 'm'.repeat(512),
          attachments: Array(5).fill({ type: 'image', payload: { url: 'https://x.example/1' } }),
        },
      }),
    ),
  ],
];

describe('odd and hostile webhooks, into the database', () => {
  let target: IngestTarget;
  beforeAll(async () => {
    target = await openIngestTarget();
  });
  afterAll(() => target?.close());

  it.each(SHAPES)('%s', async (_, body) => {
    const parsed = parseMetaWebhook(JSON.parse(JSON.stringify(body)));
    if ('malformed' in parsed) throw new Error(parsed.malformed);
    await target.ingest(parsed.events);
    expect(parsed.events.length + Object.keys(parsed.ignored).length).toBeGreaterThan(0);
  });
});
