import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ModelSimulator, startModelSimulator } from '../../../dev/models/simulator.ts';
import { groundedPrompt } from '../../../worker/providers/models/grounded-prompt.ts';
import { passage, question, SATURDAYS } from './scene.ts';

let simulator: ModelSimulator;
beforeAll(async () => {
  simulator = await startModelSimulator({ port: 0 });
});
afterAll(() => simulator.close());

const post = (path: string, body: string) => fetch(`${simulator.url}${path}`, { method: 'POST', body });

it('answers in one piece where nobody asks for a stream', async () => {
  const messages = groundedPrompt(question('¿Abren los sábados?', [passage(SATURDAYS)]), {
    marker: 'b'.repeat(32),
    canary: 'c'.repeat(32),
  });
  const answer = await post('/chat/completions', JSON.stringify({ model: 'any', messages }));
  expect(await answer.json()).toMatchObject({
    choices: [{ message: { role: 'assistant', content: 'Los sábados abrimos de 8:00 a 14:00 [1].' } }],
    usage: { prompt_tokens: expect.any(Number), completion_tokens: 8 },
  });
});

it('refuses what no such endpoint takes', async () => {
  expect((await post('/chat/completions', '[')).status).toBe(400);
  expect((await post('/completions', '{}')).status).toBe(404);
  expect((await fetch(`${simulator.url}/embeddings`)).status).toBe(404);
});
