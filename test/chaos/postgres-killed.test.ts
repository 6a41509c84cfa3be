import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openChat } from '../support/chat.ts';
import { type FilledServer, fillServer } from '../support/filled-server.ts';
import { type MigratedServer, startMigratedServer } from '../support/postgres-global-setup.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const SETTLED = ['sent', 'delivered', 'read'];

let postgres: MigratedServer;
let filled: FilledServer;
let test: TestStack;
beforeAll(async () => {
  postgres = await startMigratedServer();
  filled = await fillServer(postgres.shared);
  test = await startTestStack({ filled });
});
afterAll(async () => {
  await test?.stop();
  await postgres?.server.stop();
  if (filled) await rm(filled.folder, { recursive: true, force: true });
});

it.each(['route_channel', 'ingest', 'load_turn', 'commit_turn', 'record_accepted'])(
  'is killed at %s, under load, and started again: every customer has one reply',
  async (trip) => {
    let killed: Promise<void> | null = null;
    test.around(async (statements, run) => {
      if (killed === null && statements.some((statement) => statement.includes(`app.${trip}(`))) {
        killed = postgres.server.kill();
      }
      return run();
    });
    const chats = Array.from({ length: 5 }, () => openChat(test, LA_ESPIGA));
    for (const chat of chats) chat.write('¿Hasta qué hora abren los sábados?');
    await waitUntil('the kill', () => killed !== null);
    await killed;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await postgres.server.restart();

    for (const chat of chats) {
      await waitUntil(
        'a settled reply',
        async () => SETTLED.includes((await chat.outbox())[0]?.state ?? ''),
        40_000,
      );
    }
    for (const chat of chats) {
      expect(chat.replies()).toHaveLength(1);
      expect(await chat.outbox()).toHaveLength(1);
      expect((await chat.messages()).filter(({ direction }) => direction === 'in')).toHaveLength(1);
    }
  },
);
