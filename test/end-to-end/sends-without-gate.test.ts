import { afterAll, beforeAll, expect, it } from 'vitest';
import { openJobDb } from '../../worker/data/tenant-db.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { runTurn } from '../../worker/features/assistant/run-turn.ts';
import type { Flight } from '../../worker/features/assistant/send-reply.ts';
import { readConfig } from '../../worker/platform/config.ts';
import type { CallGate } from '../../worker/platform/gated-call.ts';
import { createLog } from '../../worker/platform/log.ts';
import { extractiveModel } from '../../worker/providers/models/extractive.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { openGate } from '../support/open-gate.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { seedMessage } from '../support/tenant-fixture.ts';
import { workerEnv } from '../support/worker-env.ts';

const away: CallGate = {
  admit: () => Promise.reject(new Error('overloaded')),
  conclude: () => Promise.reject(new Error('overloaded')),
};
const { tenantId } = LA_ESPIGA;

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

/** A customer's second message, of which only these tests know, and a look at it by the product's own code. */
async function open() {
  const chat = openChat(test, LA_ESPIGA);
  await chat.ask('Hola');
  const { id: conversationId, channel_id: channelId } = await chat.conversation();
  const message = { id: uuidV7(), provider_message_id: `wamid.${uuidV7()}`, body: '¿Aceptan tarjeta?' };
  await seedMessage(test, { tenantId, conversationId, channelId }, { ...message, needs_reply: true });
  const memory: { flight: Flight | null } = { flight: null };
  const { META_GRAPH_URL: graphUrl, ...config } = readConfig(
    workerEnv(test.secrets, { META_GRAPH_URL: `${test.stack.meta.url}/v26.0` }),
  );
  const look = (gate: CallGate) =>
    runTurn({
      ...{ tenantId, conversationId, graphUrl, gate, memory },
      db: openJobDb(test.databaseConfig, 'conversation', tenantId),
      ...{ sealingKeys: config.SEALING_KEYS, prices: config.PRICES, log: createLog() },
      ...{ model: () => extractiveModel, embedding: null },
      signal: new AbortController().signal,
      onCommitted: () => undefined,
    });
  const becomesDue = () =>
    test.query('update public.outbox set next_attempt_at = now() where conversation_id = $1', [
      conversationId,
    ]);
  return { chat, look, becomesDue };
}

const second = async (chat: Chat) => (await chat.outbox())[1];

it('keeps a reply that no gate admits, and sends it once when one answers again', async () => {
  const { chat, look, becomesDue } = await open();
  const first = await look(away);
  expect(first).toMatchObject({ outcome: 'replied' });
  expect(first.againInMs).toBeGreaterThanOrEqual(5_000);
  expect(await second(chat)).toMatchObject({ state: 'queued', attempts: 1 });
  // Not due yet: nothing is tried, and nothing may overtake it.
  expect(await look(openGate)).toMatchObject({ outcome: 'blocked' });
  await becomesDue();
  expect(await look(away)).toMatchObject({ outcome: 'blocked' });
  expect(await second(chat)).toMatchObject({ state: 'queued', attempts: 2 });
  expect(chat.sends()).toHaveLength(1);
  await becomesDue();
  await look(openGate);
  expect((await second(chat))?.attempts).toBe(3);
  expect(chat.sends()).toHaveLength(2);
  await look(openGate);
  expect(chat.sends()).toHaveLength(2);
  expect(chat.replies()[1]?.text).toContain('tarjeta');
});

it('still has the reply queued after the gate was away for an hour', async () => {
  const { chat, look, becomesDue } = await open();
  for (let tries = 0; tries < 20; tries++) {
    await look(away);
    await becomesDue();
  }
  expect(await second(chat)).toMatchObject({ state: 'queued' });
  await look(openGate);
  expect(chat.sends()).toHaveLength(2);
});
