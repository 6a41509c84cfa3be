import { type EmbeddingModel, embeddingModel } from './embedding-model.ts';
import { runWorkersAi, type WorkersAi } from './workers-ai-call.ts';

/** An embedding model of Workers AI with 1,024 dimensions: `@cf/baai/bge-m3`. */
export function workersAiEmbeddings(ai: WorkersAi, model: string): EmbeddingModel {
  return embeddingModel(`workers-ai:${model}`, async (texts, signal) => {
    const output = await runWorkersAi(ai, model, { text: texts }, signal);
    return typeof output === 'object' && output !== null && 'data' in output ? output.data : null;
  });
}
