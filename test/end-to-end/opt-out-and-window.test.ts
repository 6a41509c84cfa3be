import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PHRASES } from '../../worker/features/assistant/phrases.ts';
import { openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';
import { textMessage } from '../support/whatsapp-webhooks.ts';

const SATURDAY = '¿Hasta qué hora abren los sábados?';

let test: TestStack;
beforeAll(async () => {
  // Long enough for messages written one behind the other on a busy machine.
  test = await startTestStack({ vars: { BURST_QUIET_MS: '500', BURST_MAX_MS: '20000' } });
});
afterEach(() => test.around(null));
afterAll(() => test.stop());

describe('a customer who wants no messages [control opt-out-window]', () => {
  it.each([
    ['BAJA', 'ALTA'],
    ['Stop.', 'start'],
  ])('%s: one confirmation, silence, until %s', async (stop, start) => {
    const chat = openChat(test, LA_ESPIGA);
    const confirmation = await chat.ask(stop);
    expect(Object.values(PHRASES.optedOut)).toContain(confirmation.text);
    expect((await chat.outbox())[0]).toMatchObject({ kind: 'opt_out_confirmation' });

    for (const [index, words] of [SATURDAY, stop].entries()) {
      chat.write(words);
      await waitUntil('a look at it', async () => (await chat.looks('silent')) > index);
    }
    expect(chat.replies()).toHaveLength(1);
    expect(chat.sends()).toHaveLength(1);

    expect(Object.values(PHRASES.optedIn)).toContain((await chat.ask(start)).text);
    expect((await chat.ask(SATURDAY)).text).toContain('19:00');
  });

  it('who says so within a burst gets the confirmation and no answer', async () => {
    const chat = openChat(test, LA_ESPIGA);
    chat.write(SATURDAY);
    const sent = await chat.ask('BAJA');
    expect(sent.text).toBe(PHRASES.optedOut.es);
    expect(chat.sends()).toHaveLength(1);
  });
});

describe('the 24-hour window [control opt-out-window]', () => {
  it('closed: nothing is sent', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('Hola');
    await test.query(
      `update public.messages set sent_at = now() - interval '25 hours' where conversation_id = $1`,
      [(await chat.conversation()).id],
    );
    const yesterday = String(Math.floor(Date.now() / 1000) - 25 * 3600);
    const { wamid } = chat.send({ type: 'raw', message: { ...textMessage(SATURDAY), timestamp: yesterday } });
    await chat.message(wamid);
    await waitUntil('a look at it', async () => (await chat.looks('silent')) > 0);
    expect(chat.sends()).toHaveLength(1);
    expect(await chat.message(wamid)).toMatchObject({ needs_reply: true, answered_turn: null });
  });

  it('that closes while the answer is made: the database refuses', async () => {
    const chat = openChat(test, LA_ESPIGA);
    test.around(async (statements, run) => {
      if (statements.some((one) => one.includes('app.commit_turn'))) {
        await test.query(
          `update public.messages set sent_at = now() - interval '25 hours' where conversation_id = $1`,
          [(await chat.conversation()).id],
        );
      }
      return run();
    });
    chat.write(SATURDAY);
    await waitUntil('a look at it', async () => (await chat.looks('silent')) > 0);
    const refusals = test.logged('send.refused_by_database').map(({ constraint }) => constraint);
    expect(refusals.at(-1)).toBe('outbox_window_closed');
    expect(chat.sends()).toEqual([]);
    expect(await chat.outbox()).toEqual([]);
  });
});
