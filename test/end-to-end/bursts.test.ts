import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const SATURDAY = '¿Hasta qué hora abren los sábados?';
const BREAD = '¿Cuánto cuesta el pan de campo?';

let test: TestStack;
beforeAll(async () => {
  // Long enough for messages written one behind the other on a busy machine.
  test = await startTestStack({ vars: { BURST_QUIET_MS: '500', BURST_MAX_MS: '20000' } });
});
afterEach(() => test.around(null));
afterAll(() => test.stop());

describe('a burst', () => {
  it('of three messages gets one reply to all of them', async () => {
    const chat = openChat(test, LA_ESPIGA);
    const written = [chat.write('Hola'), chat.write(SATURDAY), chat.write(BREAD)];
    const sent = await chat.reply(1);
    expect(sent.text).toContain('19:00');
    expect(sent.text).toContain('5.900');
    await chat.sendInState('delivered');
    await chat.ask('¿Tienen estacionamiento?');
    expect(chat.replies()).toHaveLength(2);
    for (const { wamid } of written) expect(await chat.message(wamid)).toMatchObject({ answered_turn: 1 });
    expect((await chat.conversation()).turn).toBe(2);
  });

  it('whose last message comes while the answer is made still gets one reply', async () => {
    const chat = openChat(test, LA_ESPIGA);
    let loads = 0;
    let isSecondKnown = false;
    test.around(async (statements, run) => {
      const results = await run();
      const isFirstLoad = statements.some((one) => one.includes('app.load_turn')) && ++loads === 1;
      // Loaded without the second message, the turn is kept back until the object knows of that one.
      if (isFirstLoad) await waitUntil('the second message', () => isSecondKnown);
      return results;
    });
    chat.write(SATURDAY);
    await waitUntil('the answer in the making', () => loads === 1);
    const { wamid } = chat.write(BREAD);
    await chat.message(wamid);
    await otherChatAnswered();
    isSecondKnown = true;

    const sent = await chat.reply(1);
    expect(sent.text).toContain('19:00');
    expect(sent.text).toContain('5.900');
    await chat.ask('¿Tienen estacionamiento?');
    expect(chat.replies()).toHaveLength(2);
    expect((await chat.conversation()).turn).toBe(2);
  });

  it('never mixes two customers', async () => {
    const [one, two] = [openChat(test, LA_ESPIGA), openChat(test, LA_ESPIGA)];
    one.write(SATURDAY);
    two.write(BREAD);
    expect((await one.reply(1)).text).not.toContain('5.900');
    expect((await two.reply(1)).text).not.toContain('19:00');
  });
});

/** Whole turns of somebody else: by then an earlier webhook has reached its conversation. */
async function otherChatAnswered(): Promise<void> {
  await openChat(test, LA_ESPIGA).ask('Hola');
}
