import type { ChatModel } from './grounded-model.ts';
import { ModelError } from './model-error.ts';
import { callOpenAi, type OpenAiEndpoint } from './openai-call.ts';
import { readCompletion } from './openai-stream.ts';

const ANSWER_TOKENS = 600;
/** What a model thinks before it answers counts as well. */
const REASONING_TOKENS = 4_000;

/** Endpoint and name of the models that refused `max_tokens` and `temperature`, as those that reason do. */
const reasoning = new Set<string>();
/** And of those that took them. */
const plain = new Set<string>();

/** Chat completions of any OpenAI-compatible endpoint, streamed, so that an abort ends the work there too. */
export function openAiChat(endpoint: OpenAiEndpoint, model: string): ChatModel {
  const key = `${endpoint.url} ${model}`;
  return {
    name: `openai:${model}`,
    get maxTokens() {
      return plain.has(key) ? ANSWER_TOKENS : REASONING_TOKENS;
    },
    async complete(messages, signal) {
      const ask = (bounds: Record<string, number>) =>
        callOpenAi(
          endpoint,
          '/chat/completions',
          { model, messages, stream: true, stream_options: { include_usage: true }, ...bounds },
          signal,
        );
      const askReasoning = () => ask({ max_completion_tokens: REASONING_TOKENS });
      const response = reasoning.has(key)
        ? await askReasoning()
        : await ask({ max_tokens: ANSWER_TOKENS, temperature: 0 }).catch(async (error: unknown) => {
            if (!(error instanceof ModelError) || error.status !== 400) throw error;
            const second = await askReasoning();
            reasoning.add(key);
            return second;
          });
      if (!reasoning.has(key)) plain.add(key);
      if (!response.body) throw new ModelError('unreadable');
      return readCompletion(response.body, signal);
    },
  };
}
