import { describe, expect, it } from 'vitest';
import { embedText } from '../../../dev/models/embed-text.ts';
import type { WorkersAi } from '../../../worker/providers/models/workers-ai-call.ts';
import { workersAiChat } from '../../../worker/providers/models/workers-ai-chat.ts';
import { workersAiEmbeddings } from '../../../worker/providers/models/workers-ai-embeddings.ts';
import { never } from './scene.ts';

const MODEL = '@cf/meta/llama-3.3-70b-instruct-fp8-fast';

/** The binding, which exists only at Cloudflare: `run` answers as its documentation shows. */
function binding(run: (input: Record<string, unknown>) => Promise<unknown>) {
  const runs: { model: string; input: Record<string, unknown> }[] = [];
  const ai: WorkersAi = {
    run(model, input) {
      runs.push({ model, input });
      return run(input);
    },
  };
  return { ai, runs };
}

function stream(...events: (object | string)[]): ReadableStream<Uint8Array> {
  const lines = events.map(
    (event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`,
  );
  return new Blob(lines).stream();
}

const complete = (ai: WorkersAi, signal = never()) =>
  workersAiChat(ai, MODEL).complete([{ role: 'user', content: '¿Abren?' }], signal);

describe('a chat', () => {
  it('is streamed and counted', async () => {
    const usage = { prompt_tokens: 12, completion_tokens: 4, total_tokens: 16 };
    const { ai, runs } = binding(async () =>
      stream(
        { response: 'A las ' },
        { response: 8 },
        { response: ' [1].' },
        { response: '', usage },
        '[DONE]',
      ),
    );
    expect(await complete(ai)).toEqual({
      text: 'A las 8 [1].',
      usage: { promptTokens: 12, completionTokens: 4 },
    });
    expect(runs).toEqual([
      {
        model: MODEL,
        input: {
          ...{ stream: true, max_tokens: 600, temperature: 0 },
          messages: [{ role: 'user', content: '¿Abren?' }],
        },
      },
    ]);
  });

  it('of newer models comes in the form of OpenAI', async () => {
    const { ai } = binding(async () =>
      stream(
        { choices: [{ delta: { content: 'Sí [1].' } }] },
        { choices: [{ delta: {}, finish_reason: 'stop' }] },
      ),
    );
    expect((await complete(ai)).text).toBe('Sí [1].');
  });

  it.each([
    ['AiError: 5007: No such model', 'misconfigured', 400],
    ['5016: User has not agreed to the terms', 'misconfigured', 403],
    ['AiError: 3036: You have used up your daily free allocation', 'rate_limited', 429],
    ['3040: No more data centers', 'rate_limited', 429],
    ['3007: Request timeout', 'unavailable', 500],
    ['internal error', 'unavailable', 500],
  ])('fails by the code: %s', async (message, code, status) => {
    const { ai } = binding(() => Promise.reject(new Error(message)));
    await expect(complete(ai)).rejects.toMatchObject({ name: 'ModelError', code, status });
  });

  it('that ends early or is none is a failure', async () => {
    const cut = binding(async () => stream({ response: 'A las' }));
    await expect(complete(cut.ai)).rejects.toMatchObject({ code: 'truncated' });
    const whole = binding(async () => ({ response: 'A las 8 [1].' }));
    await expect(complete(whole.ai)).rejects.toMatchObject({ code: 'unreadable' });
  });

  it('is given up by an abort, before its stream and within it', async () => {
    const abort = new AbortController();
    const silent = complete(binding(() => new Promise(() => undefined)).ai, abort.signal);
    let isCancelled = false;
    const open = new ReadableStream<Uint8Array>({
      cancel() {
        isCancelled = true;
      },
    });
    const stalled = complete(binding(async () => open).ai, abort.signal);
    setImmediate(() => abort.abort(new Error('a new message')));
    await expect(silent).rejects.toThrow('a new message');
    await expect(stalled).rejects.toThrow('a new message');
    expect(isCancelled).toBe(true);
  });
});

describe('embeddings', () => {
  it('are taken in order and checked', async () => {
    const { ai, runs } = binding(async ({ text }) => ({
      shape: [2, 1024],
      data: (text as string[]).map((one) => embedText(one)),
    }));
    const model = workersAiEmbeddings(ai, '@cf/baai/bge-m3');
    expect(model.name).toBe('workers-ai:@cf/baai/bge-m3');
    expect(await model.embed(['pan', 'torta'], never())).toEqual([embedText('pan'), embedText('torta')]);
    expect(runs).toEqual([{ model: '@cf/baai/bge-m3', input: { text: ['pan', 'torta'] } }]);
    const wrong = workersAiEmbeddings(binding(async () => ({ data: [[1, 2]] })).ai, 'x');
    await expect(wrong.embed(['pan'], never())).rejects.toMatchObject({ code: 'unreadable' });
    const nothing = workersAiEmbeddings(binding(async () => null).ai, 'x');
    await expect(nothing.embed(['pan'], never())).rejects.toMatchObject({ code: 'unreadable' });
  });
});
