import { readBoundedText } from '../../platform/bounded-bytes.ts';
import { retryAfterMs } from '../../platform/retry-after.ts';
import { UpstreamError, type UpstreamFetch } from '../../platform/upstream.ts';
import { isRecord, type JsonRecord } from './json-values.ts';

export interface GraphCall {
  url: string;
  accessToken: string;
  fetch: UpstreamFetch;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** JSON body of a POST; without one the call is a GET. */
  body?: JsonRecord;
}

export type GraphAnswer =
  | { kind: 'answered'; isOk: boolean; body: JsonRecord; retryAfterMs: number | null }
  | { kind: 'failed'; reason: 'timeout' | 'network' | 'unreadable_answer' };

const MAX_ANSWER_BYTES = 64 * 1024;

/** One call to the Graph API. Whatever goes wrong on the way is a value; only a JSON object is an answer. */
export async function callGraph({
  url,
  accessToken,
  fetch: upstream,
  timeoutMs,
  signal,
  body,
}: GraphCall): Promise<GraphAnswer> {
  const request = new Request(url, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${accessToken}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    // The bearer token must not follow a redirect to another host.
    redirect: 'manual',
  });
  try {
    const response = await upstream(request, { timeoutMs, signal });
    const answer = parseObject(await readBoundedText(response, MAX_ANSWER_BYTES));
    if (!answer) return { kind: 'failed', reason: 'unreadable_answer' };
    return {
      kind: 'answered',
      isOk: response.ok,
      body: answer,
      retryAfterMs: retryAfterMs(response.headers),
    };
  } catch (error) {
    return { kind: 'failed', reason: isTimeout(error) ? 'timeout' : 'network' };
  }
}

function parseObject(text: string | null): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** An abort counts as one: either way nobody waited for the answer. Bodies reject with the signal's own reason. */
function isTimeout(error: unknown): boolean {
  if (error instanceof UpstreamError) return error.code !== 'network';
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}
