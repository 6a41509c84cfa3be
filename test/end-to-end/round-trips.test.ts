import { afterAll, beforeAll, expect, it } from 'vitest';
import { openChat } from '../support/chat.ts';
import { countTrips } from '../support/count-trips.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

it('asks Postgres at most five times for a message and its answer', async () => {
  // Statuses are messages of their own.
  test.stack.meta.faults.add({ kind: 'no-statuses' });
  const chat = openChat(test, LA_ESPIGA);
  const [, trips] = await countTrips(test, async () => {
    await chat.ask('¿Hasta qué hora abren los sábados?');
    await chat.sendInState('sent');
  });
  expect(trips).toBeGreaterThanOrEqual(3);
  expect(trips).toBeLessThanOrEqual(5);
  test.stack.meta.faults.clear();
});

it('acknowledges a webhook while Postgres does not answer at all', async () => {
  const held: (() => void)[] = [];
  test.around(async (_, run) => {
    await new Promise<void>((release) => held.push(release));
    return run();
  });
  const chat = openChat(test, LA_ESPIGA);
  expect(await chat.write('¿Hasta qué hora abren los sábados?').acknowledged).toBe(true);
  expect(await chat.messages()).toEqual([]);

  await waitUntil('the consumer asking Postgres', () => held.length > 0);
  test.around(null);
  for (const release of held) release();
  expect((await chat.reply(1)).text).toContain('19:00');
});
