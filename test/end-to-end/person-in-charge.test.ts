import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../dev/meta/faults.ts';
import { type DeskChat, openGreetedChat } from '../support/desk-chat.ts';
import { startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const SATURDAY = '¿Hasta qué hora abren los sábados?';
const BREAD = '¿Cuánto cuesta el pan de campo?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterEach(() => {
  test.around(null);
  test.stack.meta.faults.clear();
});
afterAll(() => test.stop());

const next = (fault: Fault) => test.stack.meta.faults.add({ ...fault, when: { next: 1 } });
const looked = async (chat: DeskChat, times: number) => {
  await waitUntil('a look at it', async () => (await chat.looks('silent')) >= times);
};
const job = async (name: string) => {
  const answer = await test.operate('POST', `jobs/${name}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { done: number }).done;
};

describe('while a person is in charge', () => {
  it('the assistant is silent, and the person’s words arrive', async () => {
    const chat = await openGreetedChat(test);
    expect((await chat.act('take-over')).status).toBe(200);
    await looked(chat, 1);
    chat.write(SATURDAY);
    await looked(chat, 2);
    expect(chat.replies()).toHaveLength(1);

    const answer = await chat.say('Hasta las 19, le espero.');
    expect(answer).toMatchObject({
      status: 202,
      body: {
        message: { author: 'person', body: 'Hasta las 19, le espero.', send: { kind: 'person_reply' } },
      },
    });
    expect((await chat.reply(2)).text).toBe('Hasta las 19, le espero.');
    await chat.act('give-back');
    expect((await chat.ask(BREAD)).text).toContain('5.900');
    expect(chat.texts().slice(1)).toEqual(['Hasta las 19, le espero.', expect.stringContaining('5.900')]);
  });

  it('who takes over while the answer is made, the answer stays unsaid', async () => {
    const chat = await openGreetedChat(test);
    let loads = 0;
    let isTaken = false;
    test.around(async (statements, run) => {
      const results = await run();
      if (statements.some((one) => one.includes('app.load_turn')) && ++loads === 1) {
        await waitUntil('the person', () => isTaken);
      }
      return results;
    });
    chat.write(SATURDAY);
    await waitUntil('the answer in the making', () => loads === 1);
    expect((await chat.act('take-over')).status).toBe(200);
    isTaken = true;
    await waitUntil('the look after', () => loads > 1);
    await looked(chat, 1);
    expect(chat.replies()).toHaveLength(1);
    expect(await chat.outbox()).toHaveLength(1);

    await chat.say('Buenas, soy Marta.');
    expect((await chat.reply(2)).text).toBe('Buenas, soy Marta.');
  });

  it('and between the answer and its commit, the database keeps it back', async () => {
    const chat = await openGreetedChat(test);
    const { id } = await chat.conversation();
    test.around(async (statements, run) => {
      if (statements.some((one) => one.includes('app.commit_turn'))) {
        // As if the object had not been told: the commit alone decides.
        await test.query(
          `update public.conversations set mode = 'person', person_active_at = now() where id = $1`,
          [id],
        );
      }
      return run();
    });
    chat.write(SATURDAY);
    await looked(chat, 1);
    expect(chat.sends()).toHaveLength(1);
    expect(test.logged('conversation.failed').filter((line) => line.conversationId === id)).toEqual([]);
  });

  it('the assistant’s refused reply is not tried again, and the person’s does not wait for it', async () => {
    const chat = await openGreetedChat(test);
    next({ on: 'messages', kind: 'rate-limit', retryAfterSeconds: 600 });
    chat.write(SATURDAY);
    await chat.sendInState('queued');
    chat.write(BREAD);
    await waitUntil('it to hold up what comes after', async () => (await chat.looks('blocked')) > 0);
    await chat.say('Hasta las 19.');
    expect((await chat.reply(2)).text).toBe('Hasta las 19.');
    expect((await chat.outbox()).map(({ kind, state }) => [kind, state])).toContainEqual(['reply', 'failed']);
    await chat.act('give-back');
    expect((await chat.ask(BREAD)).text).toContain('5.900');
    expect(chat.texts()).toHaveLength(3);
  });
});

describe('the quiet time', () => {
  const quietFor = async (chat: DeskChat, minutes: number) =>
    test.query(
      `update public.conversations set person_active_at = now() - make_interval(mins => $2) where id = $1`,
      [(await chat.conversation()).id, minutes],
    );

  it('once over, gives back, and the assistant answers what came after the person', async () => {
    const [asked, done] = [await openGreetedChat(test), await openGreetedChat(test)];
    for (const chat of [asked, done]) {
      await chat.say('Le atiendo yo.');
      await chat.reply(2);
    }
    await asked.message(asked.write(SATURDAY).wamid);
    await quietFor(asked, 239);
    await quietFor(done, 241);
    expect(await job('give-back-conversations')).toBe(1);
    expect([(await asked.conversation()).mode, (await done.conversation()).mode]).toEqual([
      'person',
      'assistant',
    ]);
    await quietFor(asked, 241);
    expect(await job('give-back-conversations')).toBe(1);
    expect((await asked.reply(3)).text).toContain('19:00');
    expect(await job('give-back-conversations')).toBe(0);
    expect(done.replies()).toHaveLength(2);
    const trail = await test.query(
      `select actor_kind, actor_id from public.audit_log where action = 'conversation.give_back' and subject = $1`,
      [(await done.conversation()).id],
    );
    expect(trail).toEqual([{ actor_kind: 'job', actor_id: 'give-back-conversations' }]);
  });
});
