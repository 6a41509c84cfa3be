import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Chat, openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const QUESTION = '¿Hasta qué hora abren los sábados?';
const SETTLED = ['sent', 'delivered', 'read'];

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());
afterEach(() => {
  test.around(null);
  test.stack.meta.faults.clear();
});

/** Round trips of one customer's message, in order, each known by a function that it calls. */
const TRIPS = ['route_channel', 'ingest', 'load_turn', 'commit_turn', 'record_accepted'] as const;
/** Calls of the conversation object: with it, workerd may die. Before them the queue of production keeps the message. */
const OBJECT_TRIPS = TRIPS.slice(2);

/** Runs `act` around the first batch that calls `trip`. */
function strike(trip: string, act: (run: () => Promise<unknown>) => Promise<never>): void {
  let isDone = false;
  test.around(async (statements, run) => {
    if (isDone || !statements.some((statement) => statement.includes(`app.${trip}(`))) return run();
    isDone = true;
    return act(run);
  });
}

/** `now` kills workerd and starts it again over what it had persisted; `over` resolves once it is back. */
function prepareCrash(): { now(): void; over: Promise<void> } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let hasBegun = false;
  const now = () => {
    if (hasBegun) return;
    hasBegun = true;
    test.stack.restartWorker().then(resolve, reject);
  };
  return { now, over: promise };
}

/** One question, one burst: stored once, answered once, accepted by the provider once, and known to be so. */
async function expectOneReply(chat: Chat): Promise<void> {
  await waitUntil(
    'one settled reply',
    async () => SETTLED.includes((await chat.outbox())[0]?.state ?? ''),
    30_000,
  );
  // Whatever would send a second time has the time to do so.
  await test.operate('POST', 'jobs/renotify-conversations');
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(chat.replies()).toHaveLength(1);
  expect(await chat.outbox()).toHaveLength(1);
  const messages = await chat.messages();
  expect(
    messages.filter(({ direction }) => direction === 'in').map(({ answered_turn }) => answered_turn),
  ).toEqual([1]);
  expect(messages.filter(({ direction }) => direction === 'out')).toHaveLength(1);
}

/** Workerd dies around one round trip of a customer's question, before or after Postgres did it. */
async function expectOneReplyThoughItDies(
  trip: string,
  when: string,
  comeBack: (chat: Chat) => Promise<void>,
): Promise<void> {
  const chat = openChat(test, LA_ESPIGA);
  const crash = prepareCrash();
  strike(trip, async (run) => {
    if (when === 'after') await run();
    crash.now();
    throw new Error('nobody hears this');
  });
  chat.write(QUESTION);
  await crash.over;
  await comeBack(chat);
  await expectOneReply(chat);
}

/** Cloudflare runs an alarm again that died while it ran; workerd alone forgets it at times. */
async function runAlarmAgain(chat: Chat): Promise<void> {
  const objects = await test.stack.worker.miniflare.getDurableObjectNamespace('CONVERSATION');
  const { id } = await chat.conversation();
  const object = objects.getByName(`${LA_ESPIGA.tenantId}:${id}`) as unknown as { wake(): Promise<void> };
  await object.wake();
}

describe.each(TRIPS)('Postgres at %s', (trip) => {
  it('does not answer: nothing lost, one reply', async () => {
    strike(trip, () => Promise.reject(new Error('out of reach')));
    const chat = openChat(test, LA_ESPIGA);
    chat.write(QUESTION);
    await expectOneReply(chat);
  });

  it('commits, and its answer is lost: nothing twice', async () => {
    strike(trip, async (run) => {
      await run();
      throw new Error('the answer is lost');
    });
    const chat = openChat(test, LA_ESPIGA);
    chat.write(QUESTION);
    await expectOneReply(chat);
  });
});

describe.each(OBJECT_TRIPS)('the object at %s', (trip) => {
  it.each(['before', 'after'])('dies with all of workerd %s Postgres did it', async (when) => {
    await expectOneReplyThoughItDies(trip, when, runAlarmAgain);
  });
});

describe.each(TRIPS.slice(0, 2))('the consumer at %s', (trip) => {
  it.each(['before', 'after'])('dies with all of workerd %s Postgres did it', async (when) => {
    // Miniflare's queue dies with it and forgets, Cloudflare's delivers again: here the same webhook comes once more.
    test.stack.meta.faults.add({ kind: 'late-retry', delayMs: 3_000, when: { next: 1 } });
    await expectOneReplyThoughItDies(trip, when, async () => {});
  });
});

describe('the object', () => {
  it('is evicted while its reply is on the way', async () => {
    const chat = openChat(test, LA_ESPIGA);
    strike('commit_turn', async (run) => {
      await run();
      const { id } = await chat.conversation();
      const name = `${LA_ESPIGA.tenantId}:${id}`;
      // Not awaited: the eviction waits for the object, and the object for this answer.
      void test.stack.worker.miniflare.unsafeEvictDurableObject('portero', 'Conversation', { name });
      throw new Error('nobody hears this');
    });
    chat.write(QUESTION);
    await expectOneReply(chat);
  });
});

describe('the provider', () => {
  it('accepts, and workerd dies before it hears so', async () => {
    // The status comes late enough for a second send to come first, were there one.
    test.stack.meta.faults.add({ kind: 'delayed-statuses', delayMs: 4_000 });
    // And no answer comes before the crash.
    test.stack.meta.faults.add({ on: 'messages', kind: 'hang-after-accept', when: { next: 1 } });
    const chat = openChat(test, LA_ESPIGA);
    const crash = prepareCrash();
    const stop = test.stack.meta.onSent(({ customerId }) => {
      if (customerId === chat.customer.id) crash.now();
    });
    chat.write(QUESTION);
    await crash.over;
    stop();
    await runAlarmAgain(chat);
    await expectOneReply(chat);
  });

  it.each(['reset-after-accept', 'truncated-json'] as const)(
    'answers with %s: one message, settled by its status',
    async (kind) => {
      test.stack.meta.faults.add({ on: 'messages', kind, when: { next: 1 } });
      const chat = openChat(test, LA_ESPIGA);
      chat.write(QUESTION);
      await expectOneReply(chat);
    },
  );

  it.each(['server-error', 'rate-limit', 'error-in-200'] as const)(
    'refuses once with %s: sent at the second try',
    async (kind) => {
      test.stack.meta.faults.add({ on: 'messages', kind, when: { next: 1 } });
      const chat = openChat(test, LA_ESPIGA);
      chat.write(QUESTION);
      await expectOneReply(chat);
      expect(chat.sends()).toHaveLength(2);
    },
  );

  it('never says whether it took the message: not sent again, and a person is asked', async () => {
    test.stack.meta.faults.add({ on: 'messages', kind: 'bad-gateway', when: { next: 1 } });
    const chat = openChat(test, LA_ESPIGA);
    chat.write(QUESTION);
    await waitUntil('the attempt', () => chat.sends().length === 1);
    const { id } = await chat.sendInState('attempted');
    await test.query(
      `update public.outbox set attempted_at = attempted_at - interval '3 minutes' where id = $1`,
      [id],
    );
    await test.operate('POST', 'jobs/renotify-conversations');
    await chat.sendInState('not_confirmed');
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', waiting_reason: 'not_confirmed' });
    expect(chat.sends()).toHaveLength(1);
  });

  it('hangs at the read receipt: the answer does not wait for it', async () => {
    test.stack.meta.faults.add({ on: 'read', kind: 'hang' });
    const chat = openChat(test, LA_ESPIGA);
    chat.write(QUESTION);
    await expectOneReply(chat);
  });
});

describe('deliveries', () => {
  it('come five times each, in another order, from several customers at once', async () => {
    test.stack.meta.faults.add({ kind: 'duplicate', copies: 5 });
    test.stack.meta.faults.add({ kind: 'reorder', size: 4 });
    const chats = Array.from({ length: 6 }, () => openChat(test, LA_ESPIGA));
    for (const chat of chats) chat.write(QUESTION);
    for (const chat of chats) await expectOneReply(chat);
  });
});
