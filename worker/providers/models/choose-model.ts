import { type Config, ConfigError, readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { upstreamFetch } from '../../platform/upstream.ts';
import type { AnswerModel } from './answer-model.ts';
import type { EmbeddingModel } from './embedding-model.ts';
import { extractiveModel } from './extractive.ts';
import { groundedModel } from './grounded-model.ts';
import type { OpenAiEndpoint } from './openai-call.ts';
import { openAiChat } from './openai-chat.ts';
import { openAiEmbeddings } from './openai-embeddings.ts';
import type { WorkersAi } from './workers-ai-call.ts';
import { workersAiChat } from './workers-ai-chat.ts';
import { workersAiEmbeddings } from './workers-ai-embeddings.ts';

/**
 * What answers customers, by the variable ANSWER_MODEL; without one the built-in answerer.
 * @throws ConfigError
 */
export function chooseAnswerModel(env: Env, log: Log): AnswerModel {
  const config = readConfig(env);
  const chosen = config.ANSWER_MODEL;
  if (chosen === null) return extractiveModel;
  const chat =
    chosen.provider === 'openai'
      ? openAiChat(endpointOf(config), chosen.model)
      : workersAiChat(bindingOf(env), chosen.model);
  return groundedModel(chat, log);
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
