import { ApiError, readRefusal } from './api-error.ts';

const TIMEOUT_MS = 20_000;
/** Bytes may be many and the line slow. */
const TRANSFER_TIMEOUT_MS = 10 * 60_000;

interface CallOptions {
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** Calls of the API. The access token lives in this object's memory and nowhere else. */
export class ApiClient {
  token = '';
  language = 'es';
  /** Called once for each token that the API no longer accepts. */
  onSessionEnded: () => void = () => undefined;

  /** The JSON of an answer; null where it has none. @throws ApiError */
  async call<Answer>(method: string, path: string, { body, signal }: CallOptions = {}): Promise<Answer> {
    return this.#fetch(method, path, { body, signal, timeoutMs: TIMEOUT_MS }, async (response) =>
      response.status === 204 ? null : await response.json(),
    ) as Promise<Answer>;
  }

  /** The bytes of an answer. @throws ApiError */
  async download(path: string): Promise<Blob> {
    return this.#fetch('GET', path, { timeoutMs: TRANSFER_TIMEOUT_MS }, (response) => response.blob());
  }

  /** Sends a form and tells how much of it is gone, from 0 to 1: `fetch` cannot. @throws ApiError */
  upload<Answer>(
    method: 'POST' | 'PUT',
    path: string,
    form: FormData,
    options: { onProgress: (part: number) => void; signal: AbortSignal },
  ): Promise<Answer> {
    const token = this.#requireToken();
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, `/api/${path}`);
      request.timeout = TRANSFER_TIMEOUT_MS;
      request.setRequestHeader('authorization', `Bearer ${token}`);
      request.setRequestHeader('accept-language', this.language);
      request.upload.onprogress = ({ loaded, total }) => options.onProgress(total ? loaded / total : 0);
      request.onload = () => {
        const body = readJson(request.responseText);
        if (request.status >= 200 && request.status < 300) return resolve(body as Answer);
        if (request.status === 401) this.#endSession(token);
        reject(readRefusal(body));
      };
      request.onerror = () => reject(new ApiError('offline'));
      request.ontimeout = () => reject(new ApiError('timeout'));
      request.onabort = () => reject(new ApiError('aborted'));
      options.signal.addEventListener('abort', () => request.abort(), { once: true });
      if (options.signal.aborted) return reject(new ApiError('aborted'));
      request.send(form);
    });
  }

  async #fetch<Read>(
    method: string,
    path: string,
    { body, signal, timeoutMs }: CallOptions & { timeoutMs: number },
    read: (response: Response) => Promise<Read>,
  ): Promise<Read> {
    const token = this.#requireToken();
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`/api/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'accept-language': this.language,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        cache: 'no-store',
        credentials: 'omit',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      if (response.ok) return await read(response);
      if (response.status === 401) this.#endSession(token);
      throw readRefusal(readJson(await response.text()));
    } catch (error) {
      if (error instanceof ApiError) throw error;
      if (signal?.aborted) throw new ApiError('aborted');
      throw new ApiError(timeout.aborted ? 'timeout' : 'offline');
    }
  }

  #requireToken(): string {
    if (!this.token) throw new ApiError('unauthenticated');
    return this.token;
  }

  /** An answer to an older token says nothing about the one that is in use now. */
  #endSession(token: string): void {
    if (this.token !== token) return;
    this.token = '';
    this.onSessionEnded();
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
