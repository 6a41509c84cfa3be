import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelFault } from '../../../dev/models/faults.ts';
import { type ModelSimulator, startModelSimulator } from '../../../dev/models/simulator.ts';
import { groundedPrompt } from '../../../worker/providers/models/grounded-prompt.ts';
import { openAiChat } from '../../../worker/providers/models/openai-chat.ts';
import { startHttpServer } from '../../support/http-server.ts';
import { endpoint, never, passage, question, SATURDAYS } from './scene.ts';

const PROMPT = groundedPrompt(question('¿Abren los sábados?', [passage(SATURDAYS)]), {
  marker: 'a'.repeat(32),
  canary: 'c'.repeat(32),
});
const ANSWER = 'Los sábados abrimos de 8:00 a 14:00 [1].';

let simulator: ModelSimulator;
beforeEach(async () => {
  simulator = await startModelSimulator({ port: 0, apiKey: 'key-of-ours' });
});
afterEach(() => simulator.close());

const ask = (signal = never(), apiKey: string | null = 'key-of-ours') =>
  openAiChat(endpoint(simulator.url, apiKey), 'small-model').complete(PROMPT, signal);

it('streams an answer and its count of tokens, within bounds', async () => {
  const { text, usage } = await ask();
  expect(text).toBe(ANSWER);
  expect(usage).toEqual({ promptTokens: expect.any(Number), completionTokens: ANSWER.split(' ').length });
  expect(simulator.requests.items).toMatchObject([
    {
      body: {
        ...{ model: 'small-model', stream: true, stream_options: { include_usage: true } },
        ...{ max_tokens: 600, temperature: 0 },
      },
      isAbandoned: false,
    },
  ]);
});

describe('a failure', () => {
  const failures: [ModelFault, object][] = [
    [
      { kind: 'rate-limit', retryAfterSeconds: 7 },
      { code: 'rate_limited', status: 429, retryAfterMs: 7_000 },
    ],
    [{ kind: 'rate-limit' }, { code: 'rate_limited', status: 429, retryAfterMs: null }],
    [{ kind: 'server-error' }, { code: 'unavailable', status: 500 }],
    [{ kind: 'unauthorized' }, { code: 'misconfigured', status: 401 }],
    [{ kind: 'truncated' }, { code: 'truncated' }],
    [{ kind: 'reset' }, { code: 'network' }],
    [{ kind: 'wrong-json' }, { code: 'unreadable' }],
    [{ kind: 'error-in-stream' }, { code: 'unavailable' }],
    [{ kind: 'endless' }, { code: 'too_long' }],
    [{ kind: 'long-line' }, { code: 'too_long' }],
    [{ kind: 'says', text: ANSWER, finishReason: 'length' }, { code: 'too_long' }],
    [{ kind: 'says', text: ANSWER, finishReason: 'content_filter' }, { code: 'filtered' }],
    [{ kind: 'says', text: '', finishReason: 'tool_calls' }, { code: 'unreadable' }],
  ];
  it.each(failures)('is told by its kind: %j', async (fault, expected) => {
    simulator.faults.add('chat', fault);
    await expect(ask()).rejects.toMatchObject({ name: 'ModelError', ...expected });
    expect((await ask()).text).toBe(ANSWER);
  });

  it('of the key or of the connection is told too', async () => {
    await expect(ask(never(), null)).rejects.toMatchObject({ code: 'misconfigured', status: 401 });
    const nowhere = openAiChat(endpoint('http://127.0.0.1:1/v1'), 'small-model');
    await expect(nowhere.complete(PROMPT, never())).rejects.toMatchObject({ code: 'network' });
  });

  it('that a redirect or another kind of page is', async () => {
    for (const [status, code] of [
      [307, 'misconfigured'],
      [200, 'truncated'],
    ] as const) {
      await using server = await startHttpServer((response) => {
        response.writeHead(status, { location: 'https://elsewhere.test/' }).end('<h1>data: moved</h1>');
      });
      const chat = openAiChat(endpoint(server.url), 'small-model');
      await expect(chat.complete(PROMPT, never())).rejects.toMatchObject({ code });
      expect(server.requests).toHaveLength(1);
    }
  });
});

describe('an abort', () => {
  it.each(['hang', 'stall'] as const)(
    'ends a call that would not end by itself, there too (%s)',
    async (kind) => {
      simulator.faults.add('chat', { kind });
      const abort = new AbortController();
      const answer = ask(abort.signal);
      const call = await simulator.requests.waitFor('request', () => true, 5_000);
      abort.abort(new Error('a new message'));
      await expect(answer).rejects.toThrow('a new message');
      await expect.poll(() => call.isAbandoned).toBe(true);
    },
  );

  it('that came before keeps the call from being made', async () => {
    await expect(ask(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
    expect(simulator.requests.items).toEqual([]);
  });
});

it('asks models that reason in their own terms, and remembers which they are', async () => {
  await simulator.close();
  simulator = await startModelSimulator({ port: 0, refusedParameters: ['max_tokens', 'temperature'] });
  for (let call = 0; call < 2; call++) expect((await ask()).text).toBe(ANSWER);
  const [first, second, third, ...others] = simulator.requests.items.map(({ body }) => body);
  expect(others).toEqual([]);
  expect(first).toHaveProperty('max_tokens');
  for (const body of [second, third]) {
    expect(body).toMatchObject({ max_completion_tokens: 4_000 });
    expect(body).not.toHaveProperty('temperature');
  }
});

it('reads a stream whatever the pieces that it comes in', async () => {
  const chunks = ['Abrimos a las ', '8:00 ñ [1].'].map((content) => ({ choices: [{ delta: { content } }] }));
  const stream = Buffer.from(
    [...chunks, { choices: [{ delta: {}, finish_reason: 'stop' }] }]
      .map((chunk) => `: a comment\r\nevent: message\r\ndata:${JSON.stringify(chunk)}\r\n\r\n`)
      .join(''),
  );
  await using server = await startHttpServer(async (response) => {
    for (const byte of stream) {
      response.write(Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end();
  });
  expect(await openAiChat(endpoint(server.url), 'm').complete(PROMPT, never())).toEqual({
    text: 'Abrimos a las 8:00 ñ [1].',
    usage: null,
  });
});
