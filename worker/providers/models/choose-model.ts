import { type ChosenModel, type Config, ConfigError, readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { upstreamFetch } from '../../platform/upstream.ts';
import type { AnswerModel } from './answer-model.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import { type ChatModel, groundedModel } from './grounded-model.ts';
import { guardedQuotes } from './guarded-quotes.ts';
import type { OpenAiEndpoint } from './openai-call.ts';
import { openAiChat } from './openai-chat.ts';
import { openAiEmbeddings } from './openai-embeddings.ts';
import type { WorkersAi } from './workers-ai-call.ts';
import { workersAiChat } from './workers-ai-chat.ts';
import { workersAiEmbeddings } from './workers-ai-embeddings.ts';

/**
 * What answers customers, by the variable ANSWER_MODEL; without one the built-in answerer. `gate` stands before the
 * models that cost money.
 * @throws ConfigError
 */
export function chooseAnswerModel(
  env: Env,
  log: Log,
  gate: (full: ChatModel, smaller: ChatModel | null) => ChatModel,
): AnswerModel {
  const { ANSWER_MODEL, SMALLER_ANSWER_MODEL } = readConfig(env);
  if (ANSWER_MODEL === null) return guardedQuotes;
  const smaller = SMALLER_ANSWER_MODEL && chatModel(env, SMALLER_ANSWER_MODEL);
  return groundedModel(gate(chatModel(env, ANSWER_MODEL), smaller), log);
}

function chatModel(env: Env, { provider, model }: ChosenModel): ChatModel {
  return provider === 'openai'
    ? openAiChat(endpointOf(readConfig(env)), model)
    : workersAiChat(bindingOf(env), model);
}

/**
 * What embeds passages and questions, by the variable EMBEDDING_MODEL, or null: search is by words then.
 * @throws ConfigError
 */
export function chooseEmbeddingModel(env: Env): EmbeddingModel | null {
  const config = readConfig(env);
  const chosen = config.EMBEDDING_MODEL;
  if (chosen === null) return null;
  return chosen.provider === 'openai'
    ? openAiEmbeddings(endpointOf(config), chosen.model)
    : workersAiEmbeddings(bindingOf(env), chosen.model);
}

function endpointOf({ OPENAI_URL, OPENAI_API_KEY }: Config): OpenAiEndpoint {
  if (OPENAI_URL === null) throw new ConfigError('OPENAI_URL (missing)');
  return { url: OPENAI_URL, apiKey: OPENAI_API_KEY, fetch: upstreamFetch };
}

function bindingOf({ AI }: Env): WorkersAi {
  if (AI === undefined) throw new ConfigError('AI (missing)');
  return AI;
}
