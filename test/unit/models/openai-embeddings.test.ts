import { afterEach, beforeEach, expect, it } from 'vitest';
import { embedText } from '../../../dev/models/embed-text.ts';
import type { ModelFault } from '../../../dev/models/faults.ts';
import { type ModelSimulator, startModelSimulator } from '../../../dev/models/simulator.ts';
import { openAiEmbeddings } from '../../../worker/providers/models/openai-embeddings.ts';
import { endpoint, never } from './scene.ts';

let simulator: ModelSimulator;
beforeEach(async () => {
  simulator = await startModelSimulator({ port: 0 });
});
afterEach(() => simulator.close());

const model = () => openAiEmbeddings(endpoint(simulator.url), 'small-embedding');

it('gives each text its own vector, by no more than 32 at a time', async () => {
  const texts = Array.from({ length: 70 }, (_, index) => `Producto número ${index} y palabra${index}`);
  expect(await model().embed(texts, never())).toEqual(texts.map((text) => embedText(text)));
  const sizes = simulator.requests.items.map(({ body }) => (body.input as string[]).length);
  expect(sizes).toEqual([32, 32, 6]);
  expect(simulator.requests.items[0]?.body).toMatchObject({ model: 'small-embedding', dimensions: 1024 });
  expect(await model().embed([], never())).toEqual([]);
});

it('puts like texts near', async () => {
  const [question, near, far] = await model().embed(
    ['¿Dónde puedo estacionar?', 'Hay estacionamiento propio.', 'La torta de chocolate lleva nueces.'],
    never(),
  );
  const product = (one: number[] = [], other: number[] = []) =>
    one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
  expect(product(question, near)).toBeGreaterThan(product(question, far) + 0.2);
});

it('sends of a long text its beginning, and whole characters', async () => {
  await model().embed([`a${'🥐'.repeat(10_000)}`], never());
  const sent = String([simulator.requests.items[0]?.body.input].flat()[0]);
  expect(sent.length).toBe(8_000);
  expect(sent.isWellFormed()).toBe(true);
});

const failures: [ModelFault, object][] = [
  [
    { kind: 'rate-limit', retryAfterSeconds: 3 },
    { code: 'rate_limited', retryAfterMs: 3_000 },
  ],
  [{ kind: 'server-error' }, { code: 'unavailable' }],
  [{ kind: 'wrong-json' }, { code: 'unreadable' }],
  [{ kind: 'wrong-dimensions' }, { code: 'unreadable' }],
  [{ kind: 'too-few' }, { code: 'unreadable' }],
  [{ kind: 'reset' }, { code: 'network' }],
];
it.each(failures)('tells a failure by its kind: %j', async (fault, expected) => {
  simulator.faults.add('embeddings', fault);
  await expect(model().embed(['pan'], never())).rejects.toMatchObject({ name: 'ModelError', ...expected });
});

it('is given up by an abort', async () => {
  simulator.faults.add('embeddings', { kind: 'hang' });
  const abort = new AbortController();
  const vectors = model().embed(['pan'], abort.signal);
  await simulator.requests.waitFor('request', () => true, 5_000);
  abort.abort(new Error('a new message'));
  await expect(vectors).rejects.toThrow('a new message');
});

it('asks a model of one size without naming it', async () => {
  await simulator.close();
  simulator = await startModelSimulator({ port: 0, refusedParameters: ['dimensions'] });
  expect(await model().embed(['pan'], never())).toEqual([embedText('pan')]);
});
