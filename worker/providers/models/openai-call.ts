import { retryAfterMs } from '../../platform/retry-after.ts';
import { UpstreamError, type UpstreamFetch } from '../../platform/upstream.ts';
import { classifyStatus, ModelError } from './model-error.ts';

export interface OpenAiEndpoint {
  /** Up to and without `/chat/completions`, no slash at its end. */
  url: string;
  /** Null for an endpoint that asks for none, such as one on the same machine. */
  apiKey: string | null;
  fetch: UpstreamFetch;
}

/** Callers bound their own time by the signal; this is the last resort. */
const LAST_RESORT_MS = 60_000;

/**
 * One POST to an OpenAI-compatible endpoint. The response is a success, its body unread.
 * @throws ModelError by status or connection; the signal's reason once it is aborted
 */
export async function callOpenAi(
  { url, apiKey, fetch: upstream }: OpenAiEndpoint,
  path: '/chat/completions' | '/embeddings',
  body: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Response> {
  const request = new Request(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    body: JSON.stringify(body),
    // The key must not follow a redirect to another host.
    redirect: 'manual',
  });
  let response: Response;
  try {
    response = await upstream(request, { timeoutMs: LAST_RESORT_MS, signal });
  } catch (error) {
    throw connectionError(error, signal);
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw new ModelError(classifyStatus(response.status), {
    status: response.status,
    retryAfterMs: retryAfterMs(response.headers),
  });
}

/** What broke a connection, before or within an answer's body, as a ModelError; the reason of an aborted signal. */
export function connectionError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ModelError) return error;
  const isTimeout =
    error instanceof UpstreamError
      ? error.code === 'timeout'
      : error instanceof Error && error.name === 'TimeoutError';
  return new ModelError(isTimeout ? 'timeout' : 'network');
}
