import { inspectAnswer } from '../../guard/output/inspect-answer.ts';
import { givesOrders } from '../../guard/output/support.ts';
import type { Log } from '../../platform/log.ts';
import type { AnswerModel } from './answer-model.ts';
import { readAnswer } from './grounded-answer.ts';
import {
  type ChatMessage,
  groundedPrompt,
  MAX_PASSAGES,
  makePromptSecrets,
  type PromptSecrets,
} from './grounded-prompt.ts';
import { guardedQuotes } from './guarded-quotes.ts';
import { detectLanguage } from './language.ts';
import { failureOf, ModelError } from './model-error.ts';
import type { Completion } from './openai-stream.ts';
import { smallTalkKind } from './small-talk.ts';

/** A model that completes a chat: it has no tools, and nothing but its text comes back. */
export interface ChatModel {
  readonly name: string;
  /** A completion never has more of them, what the model thinks before it included. */
  readonly maxTokens: number;
  /** @throws ModelError; the signal's reason once it is aborted */
  complete(messages: ChatMessage[], signal: AbortSignal): Promise<Completion>;
}

/** Of the whole answer, from the question to its last word. */
const TIMEOUT_MS = 20_000;

/**
 * Answers in a model's own words, from the passages only and with citations. Where the model fails, or says something
 * that rests on no passage or may not leave, the built-in answerer quotes instead, and the log says so. Rejects only
 * when aborted.
 *
 * Nothing is streamed to a customer: the completion is read to its end and inspected as a whole before any of it
 * leaves, so that no part of a leak can be out before the guard sees the rest.
 */
export function groundedModel(chat: ChatModel, log: Log, timeoutMs = TIMEOUT_MS): AnswerModel {
  return {
    name: chat.name,
    async answer(request, signal) {
      signal.throwIfAborted();
      const quote = () => guardedQuotes.answer(request, signal);
      // What gives orders to an assistant is no source: a model that never reads it cannot obey it.
      const passages = request.passages.filter((one) => !givesOrders(one)).slice(0, MAX_PASSAGES);
      if (passages.length === 0 || smallTalkKind(request.question) !== null) return quote();

      const secrets = makePromptSecrets();
      const messages = groundedPrompt({ ...request, passages }, secrets);
      const completion = await complete(messages, signal);
      if (completion === null) return quote();
      const language = detectLanguage(request.question, request.language);
      const read = readAnswer(completion.text, { passages, language });
      const usage = completion.usage ? { usage: completion.usage } : {};
      log.info('model.answered', {
        model: completion.model ?? chat.name,
        outcome: read.kind,
        promptTokens: completion.usage?.promptTokens,
        completionTokens: completion.usage?.completionTokens,
      });
      if (read.kind === 'unknown') return { kind: 'unknown', language, ...usage };
      const failure = read.kind === 'unusable' ? read.reason : guard(completion.text, messages, secrets);
      if (read.kind === 'answered' && failure === null) {
        return { kind: 'answered', text: read.text, citations: read.citations, language, ...usage };
      }
      log.warn('model.degraded', { model: chat.name, failure });
      return { ...(await quote()), ...usage };

      function guard(text: string, [system]: ChatMessage[], { marker, canary }: PromptSecrets) {
        const [hit] = inspectAnswer(text, {
          ...{ system: system?.content ?? null, marker, canary, passages },
          ...{ question: request.question, language, businessName: request.business?.name ?? '' },
          saidBefore: request.saidBefore.flatMap(({ author, body }) => (author === 'customer' ? [body] : [])),
        }).hits;
        return hit === undefined ? null : `guard_${hit}`;
      }
    },
  };

  async function complete(messages: ChatMessage[], signal: AbortSignal): Promise<Completion | null> {
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      return await chat.complete(messages, AbortSignal.any([signal, deadline]));
    } catch (error) {
      signal.throwIfAborted();
      const { status = null, retryAfterMs = null } = error instanceof ModelError ? error : {};
      const failure = deadline.aborted ? 'timeout' : failureOf(error);
      log.warn('model.degraded', { model: chat.name, failure, status, retryAfterMs });
      return null;
    }
  }
}
