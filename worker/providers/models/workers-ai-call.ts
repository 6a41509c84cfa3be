import { classifyStatus, ModelError } from './model-error.ts';
import { connectionError } from './openai-call.ts';

/** What is used of the binding of Workers AI. No gateway: prompts hold what customers write. */
export interface WorkersAi {
  run(model: string, input: Record<string, unknown>, options: { signal: AbortSignal }): Promise<unknown>;
}

/** Status by code, https://developers.cloudflare.com/workers-ai/platform/errors/; other codes are outages. */
const STATUS: Record<string, number> = {
  ...{ 3003: 400, 3039: 400, 5004: 400, 5007: 400, 3023: 403, 3041: 403, 5016: 403, 5018: 403 },
  ...{ 3042: 404, 5005: 405, 5019: 405, 3006: 413, 3036: 429, 3040: 429 },
};

/**
 * One run of a model. An abort is heard even where the binding does not hear it.
 * @throws ModelError by the code in the binding's error; the signal's reason once it is aborted
 */
export async function runWorkersAi(
  ai: WorkersAi,
  model: string,
  input: Record<string, unknown>,
  signal: AbortSignal,
): Promise<unknown> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([ai.run(model, input, { signal }), aborted.promise]);
  } catch (error) {
    if (signal.aborted || !(error instanceof Error)) throw connectionError(error, signal);
    const [, code = ''] = /(?:^|\s)(\d{4}):/.exec(error.message.slice(0, 200)) ?? [];
    const status = STATUS[code] ?? 500;
    throw new ModelError(classifyStatus(status), { status });
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
