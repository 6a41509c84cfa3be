import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMetaWebhook } from '../../../worker/providers/meta/parse-webhook.ts';
import { fromPerson, messengerBody, PAGE, text } from '../../support/messenger-webhooks.ts';
import * as wa from '../../support/whatsapp-webhooks.ts';

function parse(body: unknown) {
  const parsed = parseMetaWebhook(body);
  if ('malformed' in parsed) throw new Error(parsed.malformed);
  return parsed;
}

it.each([[null], [undefined], ['text'], [7], [{}], [[]], [[null]], [{ entry: {} }], [[{ entry: [] }, {}]]])(
  'calls %j malformed',
  (body) => {
    expect(parseMetaWebhook(body)).toHaveProperty('malformed');
  },
);

it('takes no inherited entry for a webhook', () => {
  expect(parseMetaWebhook(Object.create({ entry: [] }))).toHaveProperty('malformed');
});

it('counts a body without content, so that nothing vanishes', () => {
  expect(parse({ object: 'page', entry: [] }).ignored).toEqual({ empty: 1 });
  expect(parse({ object: 'user', entry: [{}, 'x'] }).ignored).toEqual({ 'object:user': 1, entry: 1 });
});

describe('values of any shape', () => {
  const keys = [
    'entry',
    'changes',
    'field',
    'value',
    'messages',
    'statuses',
    'contacts',
    'type',
    'text',
    'system',
  ];
  const names = fc.constantFrom(
    ...keys,
    'metadata',
    'messaging',
    'message',
    'sender',
    'id',
    '__proto__',
    'reaction',
  );
  const { tree } = fc.letrec((tie) => ({
    leaf: fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('messages', 'text', 'edit'),
    ),
    tree: fc.oneof(
      { depthSize: 'large' },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.array(fc.tuple(names, tie('tree')), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs)),
    ),
  }));

  it.each(['whatsapp_business_account', 'page', 'instagram'])('never throw (%s)', (object) => {
    fc.assert(
      fc.property(tree, tree, (part, other) => {
        const changes = [wa.change({ messages: [part, other], statuses: [other], contacts: [part] })];
        parse({
          object,
          entry: [part, { id: PAGE, changes, messaging: [fromPerson({ message: part }), other] }],
        });
        parseMetaWebhook(part);
      }),
    );
  });
});

it('is not reached by prototype pollution', () => {
  const hostile = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"type":"__proto__"}`;
  const named = wa.change({}, '__proto__');
  const { events, ignored } = parse(
    wa.whatsAppBody(wa.change({ messages: [wa.envelope(JSON.parse(hostile))] }), named),
  );
  expect(events).toMatchObject([{ contentType: 'unsupported' }]);
  expect(ignored).toEqual({ 'field:__proto__': 1 });
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

describe('text', () => {
  const textOf = (body: string) => {
    const [event] = parse(wa.messageBody(wa.textMessage(body))).events;
    return event?.type === 'message' ? event.text : undefined;
  };

  it('keeps what the customer wrote, verbatim', () => {
    expect(textOf('  e\u0301 ﬁ 👩‍👩‍👧 \u202e ')).toBe('  e\u0301 ﬁ 👩‍👩‍👧 \u202e ');
  });

  it('loses what Postgres cannot hold', () => {
    expect(textOf('a\0b\ud800c\udc00d😀')).toBe('abcd😀');
  });

  it('is cut at its bound, never through a character', () => {
    expect(textOf('x'.repeat(70_000))).toHaveLength(65_536);
    expect(textOf(`${'x'.repeat(65_535)}😀`)).toBe('x'.repeat(65_535));
  });
});

it('takes no id that Postgres would refuse', () => {
  const from = (value: unknown) => parse(wa.messageBody(wa.textMessage('a', { from: value }), [])).ignored;
  for (const bad of ['', 'a\0', '\ud800', '1'.repeat(129), 1.5, {}, []])
    expect(from(bad)).toEqual({ no_sender: 1 });
});

it.each(['', 'soon', '-5', '1e300', null, {}, Number.NaN, Number.POSITIVE_INFINITY, '9999999999999999'])(
  'sends the time %j as none',
  (timestamp) => {
    expect(parse(wa.messageBody(wa.textMessage('a', { timestamp }))).events).toMatchObject([{ sentAt: 0 }]);
  },
);

it('falls back to the time of the entry', () => {
  const body = messengerBody({ ...text('a'), timestamp: undefined });
  expect(parse(body).events).toMatchObject([{ sentAt: 1_790_000_000_123 }]);
});

it('keeps the number of reasons bounded and their names plain', () => {
  const fields = Array.from({ length: 500 }, (_, i) => wa.change({}, `field_${i}`));
  const { ignored } = parse(wa.whatsAppBody(...fields, wa.change({}, 'a b\n<c>')));
  expect(Object.keys(ignored).length).toBeLessThanOrEqual(65);
  expect(parse(wa.whatsAppBody(wa.change({}, 'a b\n<c>'))).ignored).toEqual({ 'field:unnamed': 1 });
});

it('refuses a body with more parts than Meta ever sends, as a whole', () => {
  const messages = (n: number) =>
    Array.from({ length: n }, (_, i) => wa.envelope(wa.textMessage('a', { id: `m${i}` })));
  expect(parse(wa.whatsAppBody(wa.change({ messages: messages(10_000) }))).events).toHaveLength(10_000);
  expect(parseMetaWebhook(wa.whatsAppBody(wa.change({ messages: messages(10_001) })))).toHaveProperty(
    'malformed',
  );
});

it('survives deep nesting', () => {
  let deep: unknown = 'x';
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(parse(wa.messageBody({ type: 'text', text: deep, id: undefined })).events).toHaveLength(1);
  expect(
    parse(messengerBody({ message: { attachments: [{ payload: deep }], text: deep } })).events,
  ).toHaveLength(1);
});
