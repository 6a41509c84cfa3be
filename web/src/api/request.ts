import { ApiError, readRefusal } from './api-error.ts';

const TIMEOUT_MS = 20_000;

export interface RequestOptions {
  body?: unknown;
  token?: string;
  language?: string;
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
  /** Only the routes that read or set the session's cookie get it. */
  withCookie?: boolean;
  /** How a good answer is read; as JSON unless said otherwise, null where there is none. */
  read?: (response: Response) => Promise<unknown>;
}

/** One call of the API. @throws ApiError */
export async function request<Answer>(
  method: string,
  path: string,
  { body, token, language, signal, timeoutMs = TIMEOUT_MS, withCookie, read = readBody }: RequestOptions = {},
): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`/api/${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(language === undefined ? {} : { 'accept-language': language }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: withCookie ? 'same-origin' : 'omit',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    if (response.ok) return (await read(response)) as Answer;
    throw readRefusal(readJson(await response.text()), response.headers.get('retry-after'));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (signal?.aborted) throw new ApiError('aborted');
    throw new ApiError(timeout.aborted ? 'timeout' : 'offline');
  }
}

/** The value of a JSON text; null where it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}
