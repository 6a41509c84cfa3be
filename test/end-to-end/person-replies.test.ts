import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../dev/meta/faults.ts';
import { addMember, callApi } from '../support/api.ts';
import { openDeskChat, openGreetedChat } from '../support/desk-chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const SATURDAY = '¿Hasta qué hora abren los sábados?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterEach(() => test.stack.meta.faults.clear());
afterAll(() => test.stop());

const next = (fault: Fault) => test.stack.meta.faults.add({ ...fault, when: { next: 1 } });

describe('a person’s reply', () => {
  it('is sent once, however often it is clicked', async () => {
    const chat = await openGreetedChat(test);
    const id = crypto.randomUUID();
    const clicks = await Promise.all(Array.from({ length: 5 }, () => chat.say('Ya voy.', { id })));
    expect(clicks.map(({ status }) => status)).toEqual(Array(5).fill(202));
    expect(clicks.map(({ body }) => body.message?.id)).toEqual(Array(5).fill(id));
    await chat.reply(2);
    expect((await chat.say('Ya voy.', { id })).status).toBe(202);
    expect(await chat.say('Otra cosa.', { id })).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', detail: 'id_taken' } },
    });
    await chat.say('Listo.');
    await chat.reply(3);
    expect(chat.texts().slice(1)).toEqual(['Ya voy.', 'Listo.']);
  });

  it('of two people at once arrives from both, in one order, once each', async () => {
    const chat = await openGreetedChat(test);
    const agent = await addMember(test, LA_ESPIGA, 'agent');
    await Promise.all([
      ...['a1', 'a2', 'a3'].map((text) => chat.say(text)),
      ...['b1', 'b2', 'b3'].map((text) => chat.say(text, { as: agent })),
    ]);
    await chat.reply(7);
    const inOrder = await test.query<{ body: string }>(
      `select m.body from public.outbox o join public.messages m on m.tenant_id = o.tenant_id and m.id = o.id
       where o.conversation_id = $1 and o.kind = 'person_reply' order by o.turn`,
      [(await chat.conversation()).id],
    );
    expect(chat.texts().slice(1)).toEqual(inOrder.map(({ body }) => body));
    expect(chat.texts().slice(1).toSorted()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  it('waits for the one before it that Graph refused for now', async () => {
    const chat = await openGreetedChat(test);
    next({ on: 'messages', kind: 'server-error' });
    await chat.say('uno');
    await chat.say('dos');
    await chat.reply(3);
    expect(chat.texts().slice(1)).toEqual(['uno', 'dos']);
  });

  it('ends the waiting, and what the customer asked counts as answered', async () => {
    const chat = openDeskChat(test);
    await chat.ask('¿Venden neumáticos para tractores?');
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting' });
    await chat.say('No, pero le recomiendo otro lugar.');
    await chat.reply(2);
    expect(await chat.conversation()).toMatchObject({ mode: 'person', waiting_reason: null });
    await chat.act('give-back');
    expect(await chat.conversation()).toMatchObject({ mode: 'assistant' });
    expect((await chat.ask(SATURDAY)).text).toContain('19:00');
    expect(chat.replies()).toHaveLength(3);
  });

  it.each([
    ['that is empty', { text: '   ' }],
    ['that is too long', { text: 'x'.repeat(4097) }],
    ['without an id', { id: undefined }],
    ['with an id that is none', { id: 'x' }],
  ])('%s is refused', async (_, wrong) => {
    const chat = await openGreetedChat(test);
    const path = `conversations/${(await chat.conversation()).id}/messages`;
    const json = { id: crypto.randomUUID(), text: 'Hola', ...wrong };
    expect((await callApi(test, 'POST', path, { json })).status).toBe(400);
    expect(await chat.outbox()).toHaveLength(1);
  });

  it('is refused past opt-out and past the window', async () => {
    const optedOut = openDeskChat(test);
    await optedOut.ask('BAJA');
    expect(await optedOut.say('Hola')).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', detail: 'opted_out' } },
    });
    const late = await openGreetedChat(test);
    await test.query(
      `update public.messages set sent_at = sent_at - interval '25 hours' where conversation_id = $1`,
      [(await late.conversation()).id],
    );
    expect(await late.say('Hola')).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', detail: 'window_closed' } },
    });
    expect([optedOut.sends().length, late.sends().length]).toEqual([1, 1]);
    expect(await late.conversation()).toMatchObject({ mode: 'assistant', turn: 1 });
  });
});

describe('sending again', () => {
  it('sends what failed, once, with the customer getting it', async () => {
    const chat = openDeskChat(test);
    next({ on: 'messages', kind: 'graph-error', code: 131026 });
    chat.write(SATURDAY);
    const failed = await chat.sendInState('failed');
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', waiting_reason: 'send_failed' });
    const answers = await Promise.all([1, 2].map(() => chat.act(`sends/${failed.id}/resend`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect((await chat.reply(1)).text).toContain('19:00');
    expect(await chat.sendInState('delivered')).toMatchObject({ id: failed.id, attempts: 2 });
    expect(await chat.conversation()).toMatchObject({ mode: 'assistant' });
    expect(await chat.act(`sends/${failed.id}/resend`)).toMatchObject({
      status: 409,
      body: { error: { detail: 'not_resendable' } },
    });
    expect(chat.replies()).toHaveLength(1);
  });

  it('sends what nobody could confirm', async () => {
    const chat = openDeskChat(test);
    next({ on: 'messages', kind: 'bad-gateway' });
    chat.write(SATURDAY);
    const { id } = await chat.sendInState('attempted');
    await waitUntil('its end', () => test.logged('send.ended').some((line) => line.outboxId === id));
    await test.query(`update public.outbox set state = 'not_confirmed' where id = $1`, [id]);
    expect(await chat.act(`sends/${id}/resend`)).toMatchObject({
      status: 202,
      body: { message: { id, send: { state: 'queued' } } },
    });
    expect((await chat.reply(1)).text).toContain('19:00');
    expect(chat.sends()).toHaveLength(2);
  });
});
