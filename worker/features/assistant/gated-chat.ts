import type { Ceilings, Offer } from '../../../durable-objects/admission.ts';
import { type Prices, priceOfCompletion } from '../../domain/prices.ts';
import { type CallGate, type Ended, gatedCall } from '../../platform/gated-call.ts';
import type { ChatModel } from '../../providers/models/grounded-model.ts';
import type { ChatMessage } from '../../providers/models/grounded-prompt.ts';
import { ModelError } from '../../providers/models/model-error.ts';
import type { Completion } from '../../providers/models/openai-stream.ts';

/** By whom and for whom money is spent, and where it has to end. */
export interface Spending {
  gate: CallGate;
  prices: Prices;
  ceilings: Ceilings;
  contactId: string | null;
  /** What is answered: however many calls that takes, it is one reply of the quota. */
  burst: string;
}

/** What a chat template puts around each message, and around all of them, in tokens at most. */
const TOKENS_PER_MESSAGE = 16;
const TOKENS_PER_CHAT = 64;
/** Longer than any answer takes. */
const EXPIRES_IN_MS = 120_000;

/** A model whose every call is reserved first, at its upper bound; near a ceiling the smaller one answers. */
export function gatedChat(full: ChatModel, smaller: ChatModel | null, spending: Spending): ChatModel {
  const { gate, prices, ceilings, contactId, burst } = spending;
  return {
    name: full.name,
    maxTokens: full.maxTokens,
    async complete(messages, signal) {
      const offers = [
        offer('full', full, prices.model, messages),
        ...(smaller ? [offer('smaller_model', smaller, prices.smallerModel, messages)] : []),
      ];
      const spend = {
        ...{ id: crypto.randomUUID(), kind: 'ai' as const, contactId, burst },
        ...{ offers, ceilings, expiresInMs: EXPIRES_IN_MS },
      };
      const result = await gatedCall<Completion | ModelError>(
        gate,
        { breaker: `model:${full.name}`, spend },
        async (_fetch, step) => {
          const chat = step === 'smaller_model' && smaller ? smaller : full;
          const price = step === 'smaller_model' ? prices.smallerModel : prices.model;
          return complete(chat, price, messages, signal);
        },
      );
      if (result instanceof ModelError) throw result;
      return result;
    },
  };
}

async function complete(
  chat: ChatModel,
  price: Prices['model'],
  messages: ChatMessage[],
  signal: AbortSignal,
): Promise<Ended<Completion | ModelError>> {
  try {
    const completion = await chat.complete(messages, signal);
    return { value: { ...completion, model: chat.name }, isFailure: false, ...spentBy(completion, price) };
  } catch (error) {
    // What the model made of this one question says nothing of its health.
    const isHealthy = error instanceof ModelError && ['too_long', 'filtered'].includes(error.code);
    if (!isHealthy) throw error;
    return { value: error, isFailure: false };
  }
}

function spentBy({ usage }: Completion, price: Prices['model']) {
  if (!usage) return {};
  const units = usage.promptTokens + usage.completionTokens;
  return { spent: { micro: priceOfCompletion(price, usage), units } };
}

/** A byte-level tokenizer never makes more tokens of a text than it has bytes. */
function offer(step: Offer['step'], chat: ChatModel, price: Prices['model'], messages: ChatMessage[]): Offer {
  const encoder = new TextEncoder();
  const bytes = messages.reduce((sum, { content }) => sum + encoder.encode(content).length, 0);
  const promptTokens = bytes + messages.length * TOKENS_PER_MESSAGE + TOKENS_PER_CHAT;
  const completionTokens = chat.maxTokens;
  const micro = priceOfCompletion(price, { promptTokens, completionTokens });
  return { step, micro, units: promptTokens + completionTokens };
}
