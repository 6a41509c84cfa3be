import type { Session } from '../session/session.ts';
import { ApiError, isSessionOver, readRefusal } from './api-error.ts';
import { type RequestOptions, readJson, request } from './request.ts';

/** Bytes may be many and the line slow. */
const TRANSFER_TIMEOUT_MS = 10 * 60_000;

interface CallOptions {
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** Asked by nobody: a refusal for want of the second factor opens no dialog. */
  isQuiet?: boolean;
}

/**
 * Calls of the API as the person of the session. A token that is refused is renewed once; a refusal for want of the
 * second factor asks for a code and repeats the call once.
 */
export class ApiClient {
  readonly session: Session;
  language = 'es';
  /** Asks for a code. @throws ApiError aborted, where the reader declines */
  onStepUp: () => Promise<void> = () => Promise.reject(new ApiError('aborted'));

  constructor(session: Session) {
    this.session = session;
  }

  /** The JSON of an answer; null where it has none. @throws ApiError */
  call<Answer>(
    method: string,
    path: string,
    { body, signal, isQuiet = false }: CallOptions = {},
  ): Promise<Answer> {
    const withCookie = path.startsWith('account/');
    return this.#send(isQuiet, (token) =>
      this.#request<Answer>(method, path, { body, signal, withCookie, token }),
    );
  }

  /** The same before anybody is signed in. @throws ApiError */
  open<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#request<Answer>('POST', path, { body, withCookie: true });
  }

  /** The bytes of an answer. @throws ApiError */
  download(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Blob> {
    const read = (response: Response) => response.blob();
    return this.#send(false, (token) =>
      this.#request<Blob>(method, path, { token, read, timeoutMs: TRANSFER_TIMEOUT_MS }),
    );
  }

  /** Sends a form and tells how much of it is gone, from 0 to 1: `fetch` cannot. @throws ApiError */
  upload<Answer>(
    method: 'POST' | 'PUT',
    path: string,
    form: FormData,
    options: { onProgress: (part: number) => void; signal: AbortSignal },
  ): Promise<Answer> {
    return this.#send(false, (token) => {
      const headers = { authorization: `Bearer ${token}`, 'accept-language': this.language };
      return sendForm<Answer>(method, path, form, { ...options, headers });
    });
  }

  #request<Answer>(method: string, path: string, options: RequestOptions): Promise<Answer> {
    return request<Answer>(method, path, { language: this.language, ...options });
  }

  async #send<Answer>(isQuiet: boolean, attempt: (token: string) => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#attempt(attempt);
    } catch (thrown) {
      const isWanted = thrown instanceof ApiError && thrown.code === 'second_factor_required';
      if (!isWanted || thrown.detail === 'setup' || isQuiet) throw thrown;
      await this.onStepUp();
      return this.#attempt(attempt);
    }
  }

  async #attempt<Answer>(attempt: (token: string) => Promise<Answer>): Promise<Answer> {
    const token = await this.session.token();
    try {
      return await attempt(token);
    } catch (thrown) {
      if (!isSessionOver(thrown)) throw thrown;
      return attempt(await this.session.replace(token));
    }
  }
}

interface FormOptions {
  headers: Record<string, string>;
  onProgress: (part: number) => void;
  signal: AbortSignal;
}

function sendForm<Answer>(
  method: string,
  path: string,
  form: FormData,
  { headers, onProgress, signal }: FormOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(method, `/api/${path}`);
    sending.timeout = TRANSFER_TIMEOUT_MS;
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    sending.onload = () => {
      const body = readJson(sending.responseText);
      if (sending.status >= 200 && sending.status < 300) return resolve(body as Answer);
      reject(readRefusal(body, sending.getResponseHeader('retry-after')));
    };
    sending.onerror = () => reject(new ApiError('offline'));
    sending.ontimeout = () => reject(new ApiError('timeout'));
    sending.onabort = () => reject(new ApiError('aborted'));
    signal.addEventListener('abort', () => sending.abort(), { once: true });
    if (signal.aborted) return reject(new ApiError('aborted'));
    sending.send(form);
  });
}
