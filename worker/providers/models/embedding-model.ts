import * as z from 'zod';
import { ModelError } from './model-error.ts';

/** That of the column `passage_embeddings.embedding`. */
export const DIMENSIONS = 1024;

const MAX_BATCH = 32;
/** Below 8,192 tokens, which both bge-m3 and OpenAI's models take. */
const MAX_TEXT = 8_000;

/** What turns texts into vectors that are near each other where the meanings are. */
export interface EmbeddingModel {
  /** Provider and model: vectors of different models do not compare. */
  readonly name: string;
  /**
   * One vector of 1,024 numbers for each text, in order; of longer texts the first 8,000 characters count.
   * @throws ModelError; the signal's reason once it is aborted
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<number[][]>;
}

const vectorsSchema = z.array(
  z
    .array(z.number())
    .length(DIMENSIONS)
    // A vector without length has no direction to compare.
    .refine((vector) => vector.some((value) => value !== 0)),
);

/** An embedding model from one call for at most 32 texts, whose answer is checked. */
export function embeddingModel(
  name: string,
  call: (texts: string[], signal: AbortSignal) => Promise<unknown>,
): EmbeddingModel {
  return {
    name,
    async embed(texts, signal) {
      const vectors: number[][] = [];
      for (let start = 0; start < texts.length; start += MAX_BATCH) {
        const batch = texts
          .slice(start, start + MAX_BATCH)
          .map((text) => text.slice(0, MAX_TEXT).toWellFormed());
        const answer = vectorsSchema.safeParse(await call(batch, signal));
        if (!answer.success || answer.data.length !== batch.length) throw new ModelError('unreadable');
        vectors.push(...answer.data);
      }
      return vectors;
    },
  };
}

/** A vector as pgvector reads it. */
export function toVectorText(vector: number[]): string {
  return `[${vector.join(',')}]`;
}
