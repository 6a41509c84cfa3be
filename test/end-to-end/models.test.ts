import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgliteTarget } from '../../dev/database/migration-target.ts';
import { openPgliteBackend } from '../../dev/database/pglite-backend.ts';
import type { ModelFault } from '../../dev/models/faults.ts';
import { frames } from '../../dev/models/read-prompt.ts';
import { type ModelSimulator, startModelSimulator } from '../../dev/models/simulator.ts';
import { DEMO_BUSINESSES } from '../../dev/seed/businesses.ts';
import { seedAccounts } from '../../dev/seed/seed-accounts.ts';
import { makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { startStack } from '../../dev/stack/start-stack.ts';
import { PHRASES } from '../../worker/features/assistant/phrases.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { callApi } from '../support/api.ts';
import { openChat } from '../support/chat.ts';
import { openMigratedPglite } from '../support/migrated-pglite.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const SATURDAY = '¿Aceptan tarjeta de crédito?';
const BREAD = '¿Cuánto cuesta el pan de campo?';
const KEY = 'a-key-that-no-log-may-show';

let simulator: ModelSimulator;
let test: TestStack;
beforeAll(async () => {
  simulator = await startModelSimulator({ port: 0, apiKey: KEY });
  test = await startTestStack({
    vars: {
      ...{ ANSWER_MODEL: 'openai:small-model', OPENAI_URL: simulator.url, OPENAI_API_KEY: KEY },
      // Long enough for a second message to belong to the first one's answer on a busy machine.
      ...{ BURST_QUIET_MS: '250', BURST_MAX_MS: '20000' },
    },
  });
});
afterEach(() => simulator.faults.clear());
afterAll(async () => {
  await test?.stop();
  await simulator.close();
});

const closeBreaker = () =>
  callApi(test, 'POST', 'breakers/reset', { json: { key: 'model:openai:small-model' } });

const promptOf = (request: { body: Record<string, unknown> } | undefined) =>
  String((request?.body.messages as { content: string }[] | undefined)?.[1]?.content);

describe('an answer by a model', () => {
  it('is in its words, says its source and keeps what it rests on', async () => {
    const chat = openChat(test, LA_ESPIGA);
    const before = simulator.requests.items.length;
    const sent = await chat.ask(BREAD);
    expect(sent.text).toContain('5.900');
    expect(sent.text).toMatch(/\n\nFuente: «[^»]+» \([^)]+\)$/);
    expect(sent.text).not.toMatch(/\[\d+\]|Según nuestro documento/);
    const [, answer] = await chat.messages();
    expect(answer?.citations).toHaveLength(1);
    for (const { passageId, quote } of answer?.citations ?? []) {
      const [passage] = await test.query<{ body: string }>(
        'select body from public.passages where tenant_id = $1 and id = $2',
        [LA_ESPIGA.tenantId, passageId],
      );
      expect(passage?.body).toContain(quote.replace(/…$/, ''));
    }

    const [request, ...others] = simulator.requests.items.slice(before);
    expect(others).toEqual([]);
    expect(frames(promptOf(request), /^question$/)).toMatchObject([{ content: BREAD }]);
    expect(JSON.stringify(request?.body)).toContain(LA_ESPIGA.name);
    await waitUntil('the log line', () => test.logged('model.answered').length > 0);
    expect(test.logged('model.answered').at(-1)).toMatchObject({
      ...{ model: 'openai:small-model', outcome: 'answered' },
      ...{ promptTokens: expect.any(Number), completionTokens: expect.any(Number) },
    });
    expect(test.lines.join('\n')).not.toMatch(new RegExp(`${KEY}|pan de campo|Fuente`));
  });

  it('that the documents do not hold is left to a person', async () => {
    const chat = openChat(test, LA_ESPIGA);
    simulator.faults.add('chat', { kind: 'says', text: 'NO_ANSWER' });
    expect((await chat.ask('¿Reparan bicicletas eléctricas?')).text).toContain(PHRASES.unknownAnswer.es);
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', waiting_reason: 'unknown_answer' });
  });
});

describe('a model that fails', () => {
  const faults: [ModelFault, string][] = [
    [{ kind: 'rate-limit', retryAfterSeconds: 30 }, 'rate_limited'],
    [{ kind: 'server-error' }, 'unavailable'],
    [{ kind: 'unauthorized' }, 'misconfigured'],
    [{ kind: 'truncated' }, 'truncated'],
    [{ kind: 'reset' }, 'network'],
    [{ kind: 'wrong-json' }, 'unreadable'],
    [{ kind: 'endless' }, 'too_long'],
    [{ kind: 'no-citation' }, 'uncited'],
    [{ kind: 'made-up-citation' }, 'uncited'],
    [{ kind: 'hang' }, 'timeout'],
  ];
  it.each(faults)('still lets the customer have one reply, which quotes: %j', async (fault, failure) => {
    // So many failures in a row would open it: that is for a test of its own.
    await closeBreaker();
    const chat = openChat(test, LA_ESPIGA);
    simulator.faults.add('chat', fault);
    chat.write(BREAD);
    const sent = await waitUntil('the reply', () => chat.replies()[0], 40_000);
    expect(sent.text).toContain('5.900');
    expect(sent.text).not.toContain('Fuente: ');
    await chat.sendInState('delivered');
    expect(chat.sends()).toHaveLength(1);
    expect((await chat.conversation()).turn).toBe(1);
    const { id } = await chat.conversation();
    const degraded = () =>
      test.logged('model.degraded').filter(({ conversationId }) => conversationId === id);
    await waitUntil('the log line', () => degraded().length > 0);
    expect(degraded()).toMatchObject([{ level: 'warn', failure }]);
  });
});

it('is given up for a message that belongs to the answer, and asked once more about both', async () => {
  await closeBreaker();
  const chat = openChat(test, LA_ESPIGA);
  simulator.faults.add('chat', { kind: 'hang' });
  const before = simulator.requests.items.length;
  const first = chat.write(SATURDAY);
  const hanging = await waitUntil('the first call', () => simulator.requests.items[before]);
  expect(hanging.fault).toBe('hang');
  const second = chat.write(BREAD);
  await chat.reply(1);
  await waitUntil('the first call given up', () => hanging.isAbandoned);
  const [, again, ...others] = simulator.requests.items.slice(before);
  expect(others).toEqual([]);
  expect(frames(promptOf(again), /^question$/)).toMatchObject([{ content: `${SATURDAY}\n${BREAD}` }]);
  for (const { wamid } of [first, second]) expect((await chat.message(wamid)).answered_turn).toBe(1);
  expect(chat.sends()).toHaveLength(1);
});

it('answers from passages that are near by meaning, where embeddings are configured', async () => {
  const secrets = await makeDevSecrets();
  const db = await openMigratedPglite();
  await installContextKeys(pgliteTarget(db), parseKeyring(secrets.contextKeys));
  await seedAccounts(pgliteTarget(db), DEMO_BUSINESSES);
  const backend = openPgliteBackend(db, secrets.passwords);
  const stack = await startStack({
    ports: { worker: 0, phone: 0, mailbox: 0, database: 0 },
    ...{ backend, secrets, persistTo: null },
    vars: {
      ...{ ANSWER_MODEL: 'openai:small-model', EMBEDDING_MODEL: 'openai:small-embedding' },
      ...{ OPENAI_URL: simulator.url, OPENAI_API_KEY: KEY, BURST_QUIET_MS: '250' },
    },
  });
  try {
    await waitUntil(
      'every passage embedded',
      async () => {
        const { rows } = await db.query<{ left: number }>(
          `select (select count(*) from public.documents where state <> 'ready')::int
             + (select count(*) from public.passages)::int
             - (select count(*) from public.passage_embeddings)::int as left`,
        );
        return rows[0]?.left === 0;
      },
      40_000,
    );
    const before = simulator.requests.items.length;
    const customer = stack.meta.customer({ waId: '5491155550199', name: 'Ana' });
    stack.meta.sendFromCustomer(customer.id, LA_ESPIGA.phoneNumberId, {
      type: 'text',
      body: '¿Dónde puedo aparcar?',
    });
    await stack.meta.waitForSent(({ customerId }) => customerId === customer.id, 20_000);
    const [embedding, chat, ...others] = simulator.requests.items.slice(before);
    expect(others).toEqual([]);
    expect(embedding).toMatchObject({ on: 'embeddings', body: { input: ['¿Dónde puedo aparcar?'] } });
    expect(promptOf(chat)).toContain('no tenemos estacionamiento propio');
  } finally {
    await stack.stop();
    await backend.close();
  }
});
