import type { Ceilings } from '../../../durable-objects/admission.ts';
import { type Prices, priceOfTokens } from '../../domain/prices.ts';
import { type CallGate, gatedCall } from '../../platform/gated-call.ts';
import type { EmbeddingModel } from '../../providers/models/embedding-model.ts';

/** What a tokenizer adds to each text, in tokens at most. */
const TOKENS_PER_TEXT = 8;
const EXPIRES_IN_MS = 120_000;

export interface EmbeddingSpending {
  gate: CallGate;
  prices: Prices;
  ceilings: Ceilings;
  /** Null: a document of the business. */
  contactId: string | null;
  /** Of one call, a second one with the same texts does no harm. */
  attempts?: number;
}

/** An embedding model whose every call is reserved first, at no more than a token for each byte. */
export function gatedEmbedding(model: EmbeddingModel, spending: EmbeddingSpending): EmbeddingModel {
  const { gate, prices, ceilings, contactId, attempts = 1 } = spending;
  return {
    name: model.name,
    async embed(texts, signal) {
      const encoder = new TextEncoder();
      const units = texts.reduce((sum, text) => sum + encoder.encode(text).length + TOKENS_PER_TEXT, 0);
      const micro = priceOfTokens(units, prices.embedding);
      const spend = {
        ...{ id: crypto.randomUUID(), kind: 'embedding' as const, contactId, ceilings },
        ...{ offers: [{ step: 'full' as const, micro, units }], expiresInMs: EXPIRES_IN_MS },
      };
      return gatedCall(gate, { breaker: `embeddings:${model.name}`, spend, attempts }, async () => ({
        value: await model.embed(texts, signal),
        isFailure: false,
      }));
    },
  };
}
