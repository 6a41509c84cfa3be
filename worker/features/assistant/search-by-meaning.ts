import type { TenantDb } from '../../data/tenant-db.ts';
import type { Language } from '../../domain/language.ts';
import type { Log } from '../../platform/log.ts';
import type { AnswerModel, RetrievedPassage } from '../../providers/models/answer-model.ts';
import type { EmbeddingModel } from '../../providers/models/embedding-model.ts';
import { failureOf } from '../../providers/models/model-error.ts';
import { smallTalkKind } from '../../providers/models/small-talk.ts';
import { passagesSchema } from './load-turn.ts';
import { searchQuery } from './search-query.ts';

/** A customer waits for it, and the search by words is there already. */
const TIMEOUT_MS = 3_000;

export interface MeaningPorts {
  db: TenantDb;
  /** Null: none is configured, and passages stay as the search by words found them. */
  embedding: EmbeddingModel | null;
  log: Log;
}

/** The same model, but asked with passages that were searched by words and by meaning. */
export function searchingByMeaning(ports: MeaningPorts, model: AnswerModel): AnswerModel {
  const { embedding } = ports;
  if (embedding === null) return model;
  return {
    name: model.name,
    async answer(request, signal) {
      if (smallTalkKind(request.question) !== null) return model.answer(request, signal);
      const passages = await searchByMeaning({ ...ports, embedding }, request, signal);
      return model.answer(passages === null ? request : { ...request, passages }, signal);
    },
  };
}

/**
 * The passages nearest to a question by words and meaning, best first; null, with a line in the log, where that
 * failed: what was found by words has to do. Rejects only when aborted.
 */
async function searchByMeaning(
  { db, embedding, log }: MeaningPorts & { embedding: EmbeddingModel },
  { question, language }: { question: string; language: Language },
  signal: AbortSignal,
): Promise<RetrievedPassage[] | null> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const [vector = []] = await embedding.embed([question], AbortSignal.any([signal, deadline]));
    const [{ rows }] = await db.batch((queries) => [
      queries.execute<{ passages: unknown }>(
        searchQuery(question, language, { vector, model: embedding.name }),
      ),
    ]);
    return passagesSchema.parse(rows[0]?.passages);
  } catch (error) {
    signal.throwIfAborted();
    const failure = deadline.aborted ? 'timeout' : failureOf(error);
    log.warn('search.degraded', { model: embedding.name, failure });
    return null;
  }
}
