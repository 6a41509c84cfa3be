import type { ChatModel } from './grounded-model.ts';
import { ModelError } from './model-error.ts';
import { readCompletion } from './openai-stream.ts';
import { runWorkersAi, type WorkersAi } from './workers-ai-call.ts';

const ANSWER_TOKENS = 600;

/** A text model of Workers AI, streamed. */
export function workersAiChat(ai: WorkersAi, model: string): ChatModel {
  return {
    name: `workers-ai:${model}`,
    maxTokens: ANSWER_TOKENS,
    async complete(messages, signal) {
      const input = { messages, stream: true, max_tokens: ANSWER_TOKENS, temperature: 0 };
      const output = await runWorkersAi(ai, model, input, signal);
      if (!(output instanceof ReadableStream)) throw new ModelError('unreadable');
      return readCompletion(output, signal);
    },
  };
}
