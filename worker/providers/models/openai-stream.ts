import * as z from 'zod';
import type { TokenUsage } from './answer-model.ts';
import { ModelError } from './model-error.ts';
import { eventData } from './openai-event-stream.ts';

export interface Completion {
  text: string;
  /** Null where the upstream does not count. */
  usage: TokenUsage | null;
  /** Of several the one that answered. */
  model?: string;
}

/** Several times the longest answer that is ever sent. */
const MAX_TEXT = 8_000;

const count = z.number().int().min(0);
/** OpenAI's chunk, or the older one of Workers AI, whose `response` is a number where the token is one. */
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  response: z.union([z.string(), z.number()]).nullish(),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
  error: z.unknown().optional(),
});

/**
 * Reads a streamed answer to its end.
 * @throws ModelError unreadable, truncated, too_long, filtered, unavailable, network or timeout; the signal's reason
 */
export async function readCompletion(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<Completion> {
  let text = '';
  let usage: TokenUsage | null = null;
  let isWhole = false;
  for await (const data of eventData(body, signal)) {
    if (data === '[DONE]') {
      isWhole = true;
      break;
    }
    const chunk = parseChunk(data);
    const [choice] = chunk.choices ?? [];
    text += choice?.delta?.content ?? chunk.response ?? '';
    if (text.length > MAX_TEXT) throw new ModelError('too_long');
    if (choice?.finish_reason) isWhole = isFinished(choice.finish_reason);
    if (chunk.usage) {
      const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = chunk.usage;
      usage = { promptTokens, completionTokens };
    }
  }
  if (!isWhole) throw new ModelError('truncated');
  return { text, usage };
}

function parseChunk(data: string): z.infer<typeof chunkSchema> {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new ModelError('unreadable');
  }
  const chunk = chunkSchema.safeParse(value);
  if (!chunk.success) throw new ModelError('unreadable');
  // A stream has its status sent already when its model fails.
  if (chunk.data.error) throw new ModelError('unavailable');
  return chunk.data;
}

function isFinished(reason: string): true {
  if (reason === 'length') throw new ModelError('too_long');
  if (reason === 'content_filter') throw new ModelError('filtered');
  if (reason !== 'stop') throw new ModelError('unreadable');
  return true;
}
