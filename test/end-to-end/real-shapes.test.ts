import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHRASES } from '../../worker/features/assistant/phrases.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';
import {
  buttonReply,
  change,
  editMessage,
  envelope,
  type Json,
  locationMessage,
  mediaMessage,
  reactionMessage,
  revokeMessage,
  textMessage,
  unsupportedMessage,
  whatsAppBody,
} from '../support/whatsapp-webhooks.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const QUESTION = '¿Cuánto cuesta el pan de campo?';
const PRICE = /\$ 5\.900/;

describe('one message', () => {
  it('text: answered', async () => {
    const { chat, row, reply } = await sendRaw(textMessage(QUESTION));
    expect(row).toMatchObject({ content_type: 'text', body: QUESTION, answered_turn: 1 });
    expect(reply.text).toMatch(PRICE);
    await chat.sendInState('delivered');
  });

  it('text that answers another message: keeps what it points at', async () => {
    const { row } = await sendRaw(textMessage(QUESTION, { context: { id: 'wamid.OTHER' } }));
    expect(row.reply_to_provider_id).toBe('wamid.OTHER');
  });

  it('image with a caption: the caption is the question', async () => {
    const { row, reply } = await sendRaw(mediaMessage('image', { caption: QUESTION }));
    expect(row).toMatchObject({ content_type: 'image', body: QUESTION, media: { id: '4400' } });
    expect(reply.text).toMatch(PRICE);
  });

  it.each(['image', 'audio', 'sticker'])('%s without words: says that it reads text', async (type) => {
    const { row, reply } = await sendRaw(mediaMessage(type));
    expect(row).toMatchObject({ content_type: type, body: null, media: { id: '4400' }, answered_turn: 1 });
    expect(reply.text).toBe(PHRASES.unsupportedMessage.es);
  });

  it('location: kept as lines', async () => {
    const { row } = await sendRaw(locationMessage);
    expect(row).toMatchObject({ content_type: 'location', answered_turn: 1 });
    expect(row.body).toContain('Plaza\nCalle 1');
  });

  it('a tapped button: its title is the question', async () => {
    const { row, reply } = await sendRaw(buttonReply(QUESTION));
    expect(row).toMatchObject({ content_type: 'interactive', body: QUESTION });
    expect(reply.text).toMatch(PRICE);
  });

  it('a type that nobody knows: stored, and answered that it reads text', async () => {
    const { row, reply } = await sendRaw(unsupportedMessage);
    expect(row).toMatchObject({ content_type: 'unsupported', body: null, answered_turn: 1 });
    expect(reply.text).toBe(PHRASES.unsupportedMessage.es);
  });

  it('a sender with a username only: answered by their user id', async () => {
    const customer = test.stack.meta.customer({ userId: 'AR.70000000000000000042', name: 'sin.numero' });
    const chat = openChat(test, LA_ESPIGA, customer);
    const sent = await chat.ask(QUESTION);
    expect(sent).toMatchObject({ to: 'AR.70000000000000000042', text: expect.stringMatching(PRICE) });
    expect(chat.sends().at(-1)?.body).not.toHaveProperty('to');
    const identifiers = await test.query(
      'select kind, value from public.contact_identifiers where contact_id = $1',
      [(await chat.conversation()).contact_id],
    );
    expect(identifiers).toEqual([{ kind: 'wa_user_id', value: 'AR.70000000000000000042' }]);
  });
});

describe('what changes an earlier message', () => {
  it('a reaction and its end: stored, without an answer', async () => {
    const { chat, reply } = await sendRaw(textMessage(QUESTION));
    const react = (emoji?: string) =>
      chat.send({ type: 'raw', message: retarget(reactionMessage(emoji), { message_id: reply.wamid }) });
    const put = react('👍');
    const taken = react();
    expect(await chat.message(put.wamid)).toMatchObject({
      ...{ content_type: 'reaction', body: '👍', needs_reply: false },
      reply_to_provider_id: reply.wamid,
    });
    expect(await chat.message(taken.wamid)).toMatchObject({ content_type: 'reaction', body: null });
    // The next answer shows that none went out before it.
    await chat.ask('¿Hasta qué hora abren los sábados?');
    expect(chat.replies()).toHaveLength(2);
  });

  it('an edit: the new words replace the old ones', async () => {
    const { chat, row } = await sendRaw(textMessage(QUESTION));
    const message = editMessage(textMessage('¿Cuánto cuesta el pan lactal?'));
    chat.send({ type: 'raw', message: retarget(message, { original_message_id: row.provider_message_id }) });
    const edited = await waitUntil('the edit', async () => {
      const now = await chat.message(row.provider_message_id);
      return now.edited_at ? now : null;
    });
    expect(edited.body).toBe('¿Cuánto cuesta el pan lactal?');
    expect((await chat.messages()).filter(({ direction }) => direction === 'in')).toHaveLength(1);
  });

  it('an edit before the answer: the new words are answered', async () => {
    const chat = openChat(test, LA_ESPIGA);
    test.around(async (statements, run) => {
      const isLoading = statements.some((one) => one.includes('app.load_turn'));
      if (isLoading) await waitUntil('the edit', async () => (await chat.messages())[0]?.edited_at ?? null);
      return run();
    });
    const { wamid } = chat.write('¿Cuánto cuesta?');
    const message = editMessage(textMessage(QUESTION));
    chat.send({ type: 'raw', message: retarget(message, { original_message_id: wamid }) });
    expect((await chat.reply(1)).text).toMatch(PRICE);
    test.around(null);
  });

  it('a deletion: the words are gone', async () => {
    const { chat, row } = await sendRaw(textMessage('Mi clave es 1234'));
    chat.send({
      type: 'raw',
      message: retarget(revokeMessage, { original_message_id: row.provider_message_id }),
    });
    const deleted = await waitUntil('the deletion', async () => {
      const now = await chat.message(row.provider_message_id);
      return now.deleted_at ? now : null;
    });
    expect(deleted).toMatchObject({ body: null, needs_reply: false });
  });

  it('a deletion by somebody else changes nothing', async () => {
    const { row, chat } = await sendRaw(textMessage(QUESTION));
    const other = openChat(test, LA_ESPIGA);
    const attempt = other.send({
      type: 'raw',
      message: retarget(revokeMessage, { original_message_id: row.provider_message_id }),
    });
    await attempt.acknowledged;
    await other.ask('¿Hasta qué hora abren los sábados?');
    expect(await chat.message(row.provider_message_id)).toMatchObject({ body: QUESTION, deleted_at: null });
  });
});

describe('several things in one body', () => {
  it('two entries, several changes, two businesses: every message is stored and answered', async () => {
    const [one, two] = [await greeted(LA_ESPIGA), await greeted(LA_ESPIGA)];
    const three = await greeted(DOCE_MANHA);
    const status = {
      id: 'wamid.UNKNOWN',
      status: 'read',
      timestamp: seconds(),
      recipient_id: one.customer.id,
    };
    const errors = [{ code: 131_000, title: 'Something went wrong' }];
    const body = {
      object: 'whatsapp_business_account',
      entry: [
        ...whatsAppBody(
          of(LA_ESPIGA.phoneNumberId, [says(one, '¿Cuánto cuesta el pan de campo?', 'wamid.S1')]),
          change({ statuses: [status] }, 'messages', LA_ESPIGA.phoneNumberId),
          change({ errors }, 'messages', LA_ESPIGA.phoneNumberId),
        ).entry,
        ...whatsAppBody(
          of(LA_ESPIGA.phoneNumberId, [
            says(one, '¿Y el pan lactal?', 'wamid.S2'),
            says(two, '¿Aceptan cheques?', 'wamid.S3'),
          ]),
          of(DOCE_MANHA.phoneNumberId, [says(three, 'Vocês aceitam Pix?', 'wamid.S4')]),
          change({ event: 'APPROVED' }, 'message_template_status_update', LA_ESPIGA.phoneNumberId),
        ).entry,
      ],
    };
    expect((await test.stack.meta.deliver(body)).status).toBe(200);

    const price = await one.reply(2);
    expect(price.text).toMatch(PRICE);
    expect((await two.reply(2)).text).toMatch(/cheques/);
    expect((await three.reply(2)).text).toMatch(/Pix/);
    const bodies = async (chat: Chat) =>
      (await chat.messages()).filter((row) => row.direction === 'in').map((row) => row.body);
    expect(await bodies(one)).toEqual(['Hola', '¿Cuánto cuesta el pan de campo?', '¿Y el pan lactal?']);
    expect(await bodies(two)).toEqual(['Hola', '¿Aceptan cheques?']);
    expect(await bodies(three)).toEqual(['Hola', 'Vocês aceitam Pix?']);
    // Two messages of one person in one body: one reply.
    expect(one.replies()).toHaveLength(2);
  });

  it('delivered three times: stored once, answered once', async () => {
    const chat = await greeted(LA_ESPIGA);
    const body = whatsAppBody(of(LA_ESPIGA.phoneNumberId, [says(chat, QUESTION, 'wamid.TWICE')]));
    await test.stack.meta.deliver(body);
    await test.stack.meta.deliver(body);
    await chat.reply(2);
    await test.stack.meta.deliver(body);
    await chat.ask('¿Hasta qué hora abren los sábados?');
    expect((await chat.messages()).filter((row) => row.provider_message_id === 'wamid.TWICE')).toHaveLength(
      1,
    );
    expect(chat.replies().filter(({ text }) => PRICE.test(text))).toHaveLength(1);
    expect(chat.replies()).toHaveLength(3);
  });
});

async function sendRaw(message: Json) {
  const chat = openChat(test, LA_ESPIGA);
  const { wamid } = chat.send({ type: 'raw', message });
  const reply = await chat.reply(1);
  return { chat, reply, row: await chat.message(wamid) };
}

/** Somebody who wrote before: only then does WhatsApp take a message to them. */
async function greeted(business: typeof LA_ESPIGA): Promise<Chat> {
  const chat = openChat(test, business);
  await chat.ask('Hola');
  return chat;
}

function of(phoneNumberId: string, messages: Json[]): Json {
  return change({ messages }, 'messages', phoneNumberId);
}

function says({ customer }: Chat, body: string, id: string): Json {
  return envelope(textMessage(body, { id, from: customer.id, timestamp: seconds() }));
}

/** The same edit, deletion or reaction, of this message. */
function retarget(message: Json, target: Json): Json {
  const type = String(message.type);
  return { ...message, [type]: { ...(message[type] as Json), ...target } };
}

function seconds(): string {
  return String(Math.floor(Date.now() / 1000));
}
