import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookProgress } from './types.ts';

const MAX_TRIES = 8;
const TIMEOUT_MS = 10_000;

export interface WebhookRequest {
  url: string;
  bytes: Uint8Array;
  headers: Record<string, string>;
}

/** Posts once, for at most 10 s. @returns the HTTP status, or null when no answer came */
export async function postWebhook(request: WebhookRequest, closing: AbortSignal): Promise<number | null> {
  try {
    const answer = await fetch(request.url, {
      method: 'POST',
      body: new Uint8Array(request.bytes),
      headers: request.headers,
      redirect: 'manual',
      signal: AbortSignal.any([closing, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
}

/** One webhook on its way: tried up to 8 times, with a pause that doubles each time. */
export class Delivery {
  readonly #request: WebhookRequest;
  readonly #firstPauseMs: number;
  readonly #closing: AbortSignal;
  readonly #onProgress: (progress: WebhookProgress, attempts: number) => void;
  #attempts = 0;
  #running = false;
  #wake = new AbortController();

  constructor(
    request: WebhookRequest,
    firstPauseMs: number,
    closing: AbortSignal,
    onProgress: (progress: WebhookProgress, attempts: number) => void,
  ) {
    this.#request = request;
    this.#firstPauseMs = firstPauseMs;
    this.#closing = closing;
    this.#onProgress = onProgress;
  }

  /** @returns whether the receiver answered 2xx */
  async attempt(): Promise<boolean> {
    const status = await postWebhook(this.#request, this.#closing);
    this.#attempts += 1;
    const acknowledged = status !== null && status >= 200 && status < 300;
    this.#onProgress(acknowledged ? 'acknowledged' : 'retrying', this.#attempts);
    return acknowledged;
  }

  /** Goes on after a failed attempt until 2xx, the last try or the simulator's end. */
  async persist(): Promise<boolean> {
    this.#running = true;
    for (let tries = 1; tries < MAX_TRIES && !this.#closing.aborted; tries += 1) {
      await this.#pause(this.#firstPauseMs * 2 ** (tries - 1));
      if (await this.attempt()) return true;
    }
    this.#running = false;
    this.#onProgress('given_up', this.#attempts);
    return false;
  }

  /** Cuts the pause short, or starts over when the tries were used up. */
  retryNow(): void {
    if (this.#running) this.#wake.abort();
    else void this.attempt().then((acknowledged) => acknowledged || this.persist());
  }

  async #pause(ms: number): Promise<void> {
    this.#wake = new AbortController();
    await sleep(ms, null, { signal: AbortSignal.any([this.#wake.signal, this.#closing]) }).catch(() => {});
  }
}
