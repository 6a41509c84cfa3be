import * as z from 'zod';
import { readBoundedText } from '../../platform/bounded-bytes.ts';
import { DIMENSIONS, type EmbeddingModel, embeddingModel } from './embedding-model.ts';
import { ModelError } from './model-error.ts';
import { callOpenAi, connectionError, type OpenAiEndpoint } from './openai-call.ts';

/** 32 vectors of 1,024 numbers take less than 1 MiB. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

const answerSchema = z.object({
  data: z.array(z.object({ index: z.number().int(), embedding: z.unknown() })),
});

/** Embeddings of any OpenAI-compatible endpoint. */
export function openAiEmbeddings(endpoint: OpenAiEndpoint, model: string): EmbeddingModel {
  return embeddingModel(`openai:${model}`, async (texts, signal) => {
    const ask = (more: { dimensions?: number }) =>
      callOpenAi(endpoint, '/embeddings', { model, input: texts, ...more }, signal);
    const response = await ask({ dimensions: DIMENSIONS }).catch((error: unknown) => {
      // Models of one size refuse to be asked for it; whether it is the right one is checked.
      if (error instanceof ModelError && error.status === 400) return ask({});
      throw error;
    });
    const text = await readBoundedText(response, MAX_ANSWER_BYTES).catch((error: unknown) => {
      throw connectionError(error, signal);
    });
    if (text === null) throw new ModelError('too_long');
    return parse(text)
      .data.toSorted((one, other) => one.index - other.index)
      .map(({ embedding }) => embedding);
  });
}

function parse(text: string): z.infer<typeof answerSchema> {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    throw new ModelError('unreadable');
  }
}
