import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelFault } from '../../../dev/models/faults.ts';
import { type ModelSimulator, startModelSimulator } from '../../../dev/models/simulator.ts';
import { extractiveModel } from '../../../worker/providers/models/extractive.ts';
import { groundedModel } from '../../../worker/providers/models/grounded-model.ts';
import { openAiChat } from '../../../worker/providers/models/openai-chat.ts';
import { DELIVERY, endpoint, never, passage, question, recordLog, SATURDAYS } from './scene.ts';

const PASSAGES = [passage(DELIVERY, { headings: ['Manual', 'Envíos'] }), passage(SATURDAYS)];
const REQUEST = question('¿Hasta qué hora abren los sábados?', PASSAGES);

let simulator: ModelSimulator;
let log: ReturnType<typeof recordLog>;
beforeAll(async () => {
  simulator = await startModelSimulator({ port: 0 });
});
beforeEach(() => {
  log = recordLog();
});
afterEach(() => {
  vi.restoreAllMocks();
  simulator.faults.clear();
});
afterAll(() => simulator.close());

const model = (timeoutMs?: number) =>
  groundedModel(openAiChat(endpoint(simulator.url), 'small-model'), log.log, timeoutMs);

it('answers in its own words, with what they rest on and what it cost', async () => {
  const answer = await model().answer(REQUEST, never());
  expect(answer).toEqual({
    kind: 'answered',
    text: 'Los sábados abrimos de 8:00 a 14:00.\n\nFuente: «Manual» (Horarios)',
    language: 'es',
    citations: [
      {
        ...{ passageId: PASSAGES[1]?.id, source: 'file', documentTitle: 'Manual', heading: 'Horarios' },
        quote: SATURDAYS,
      },
    ],
    usage: { promptTokens: expect.any(Number), completionTokens: 8 },
  });
  expect(log.lines).toMatchObject([
    {
      ...{ level: 'info', event: 'model.answered', model: 'openai:small-model', outcome: 'answered' },
      ...{ promptTokens: expect.any(Number), completionTokens: 8 },
    },
  ]);
});

it('does not know what the passages do not say', async () => {
  const answer = await model().answer(question('¿Reparan bicicletas eléctricas?', PASSAGES), never());
  expect(answer).toMatchObject({ kind: 'unknown', language: 'es', usage: { completionTokens: 1 } });
});

it('asks nobody about a greeting, or where there is nothing to answer from', async () => {
  const before = simulator.requests.items.length;
  expect(await model().answer(question('¡Hola! Buenas tardes', PASSAGES), never())).toMatchObject({
    kind: 'answered',
    citations: [],
  });
  expect(await model().answer(question('¿Abren los sábados?', []), never())).toMatchObject({
    kind: 'unknown',
  });
  expect(simulator.requests.items).toHaveLength(before);
});

describe('a model that fails', () => {
  const faults: [ModelFault, string][] = [
    [{ kind: 'rate-limit', retryAfterSeconds: 9 }, 'rate_limited'],
    [{ kind: 'server-error' }, 'unavailable'],
    [{ kind: 'hang' }, 'timeout'],
    [{ kind: 'stall' }, 'timeout'],
    [{ kind: 'slow', delayMs: 400 }, 'timeout'],
    [{ kind: 'truncated' }, 'truncated'],
    [{ kind: 'reset' }, 'network'],
    [{ kind: 'wrong-json' }, 'unreadable'],
    [{ kind: 'no-citation' }, 'uncited'],
    [{ kind: 'made-up-citation' }, 'uncited'],
    [{ kind: 'says', text: '   ' }, 'empty'],
    [{ kind: 'says', text: `Abrimos. ${'Sí. '.repeat(500)}[1]` }, 'too_long'],
  ];
  it.each(faults)('quotes instead, and says why in the log: %j', async (fault, failure) => {
    simulator.faults.add('chat', fault);
    const { usage: _, ...answer } = { usage: null, ...(await model(300).answer(REQUEST, never())) };
    expect(answer).toEqual(await extractiveModel.answer(REQUEST, never()));
    expect(log.lines.filter(({ level }) => level === 'warn')).toMatchObject([
      { event: 'model.degraded', model: 'openai:small-model', failure },
    ]);
    expect(JSON.stringify(log.lines)).not.toMatch(/sábados|Urquiza/);
  });
});

it('passes an abort on, which is no failure', async () => {
  simulator.faults.add('chat', { kind: 'hang' });
  const abort = new AbortController();
  const answer = model().answer(REQUEST, abort.signal);
  const hanging = await simulator.requests.waitFor('hanging call', ({ fault }) => fault === 'hang', 5_000);
  abort.abort(new Error('a new message'));
  await expect(answer).rejects.toThrow('a new message');
  await expect.poll(() => hanging.isAbandoned).toBe(true);
  expect(log.lines).toEqual([]);
});
