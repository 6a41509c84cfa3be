import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Delivery, postWebhook, type WebhookRequest } from './delivery.ts';
import type { FaultBook, WebhookFault } from './faults.ts';
import { HoldingPen } from './holding-pen.ts';
import { escapeNonAscii, signatureOf } from './sign.ts';
import type { WebhookProgress } from './types.ts';
import { type WebhookValue, webhookBody, withoutPhoneNumber } from './webhook-body.ts';

export interface Outgoing {
  /** Webhooks of one chat leave in order; the first try of each waits for the one before. */
  chat: string;
  /** The wamid whose progress is told, or null for statuses. */
  wamid: string | null;
  value: WebhookValue;
}

export interface EmitterOptions {
  webhookUrl: string;
  appSecret: string;
  /** Milliseconds before the second try. */
  retryPauseMs: number;
  faults: FaultBook;
  onProgress: (wamid: string, progress: WebhookProgress, attempts: number) => void;
}

interface Due extends Outgoing {
  faults: WebhookFault[];
  settle: (acknowledged: boolean) => void;
}

/** Signs webhooks and delivers them as Meta does, spoiled by the faults that are on. */
export class Emitter {
  readonly #options: EmitterOptions;
  readonly #closing = new AbortController();
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #unacknowledged = new Map<string, Delivery>();
  readonly #batch = new HoldingPen<Due>((held) => this.#dispatch(held));
  readonly #reorder = new HoldingPen<Due>((held) => {
    for (const due of held.toReversed()) this.#dispatch([due]);
  });

  constructor(options: EmitterOptions) {
    this.#options = options;
  }

  /** @returns whether the receiver acknowledged it in the end; never rejects */
  emit(outgoing: Outgoing): Promise<boolean> {
    const faults = this.#options.faults.forWebhook();
    const nameless = faults.some((fault) => fault.kind === 'missing-from');
    const value = nameless ? withoutPhoneNumber(outgoing.value) : outgoing.value;
    return new Promise((settle) => {
      const due = { ...outgoing, value, faults, settle };
      const hold = faults.find((fault) => fault.kind === 'batch' || fault.kind === 'reorder');
      if (hold?.kind === 'batch') this.#batch.hold(due, hold.size);
      else if (hold?.kind === 'reorder') this.#reorder.hold(due, hold.size);
      else this.#dispatch([due]);
    });
  }

  /** Posts once, exactly these bytes. A null signature leaves the header out. */
  async deliver(
    body: Record<string, unknown> | Uint8Array,
    { secret, headers, signature }: DeliverOptions = {},
  ): Promise<{ status: number | null }> {
    const bytes = body instanceof Uint8Array ? body : Buffer.from(escapeNonAscii(JSON.stringify(body)));
    const signed =
      signature === undefined ? signatureOf(bytes, secret ?? this.#options.appSecret) : signature;
    const status = await postWebhook(this.#request(bytes, signed, headers), this.#closing.signal);
    return { status };
  }

  /** Tries a message's webhook again at once; does nothing when it was acknowledged. */
  retryNow(wamid: string): void {
    this.#unacknowledged.get(wamid)?.retryNow();
  }

  close(): void {
    this.#closing.abort();
    this.#batch.release();
    this.#reorder.release();
  }

  #dispatch(held: Due[]): void {
    const faults = held.flatMap((due) => due.faults);
    const request = this.#encode(
      held.map((due) => due.value),
      faults,
    );
    const wamids = held.flatMap((due) => due.wamid ?? []);
    const delivery = new Delivery(
      request,
      this.#options.retryPauseMs,
      this.#closing.signal,
      (progress, attempts) => {
        for (const wamid of wamids) {
          if (progress === 'acknowledged') this.#unacknowledged.delete(wamid);
          this.#options.onProgress(wamid, progress, attempts);
        }
      },
    );
    for (const wamid of wamids) this.#unacknowledged.set(wamid, delivery);
    const chat = held[0]?.chat ?? '';
    const first = (this.#lanes.get(chat) ?? Promise.resolve()).then(() => delivery.attempt());
    this.#lanes.set(chat, first);
    void first.then(async (acknowledged) => {
      if (this.#lanes.get(chat) === first) this.#lanes.delete(chat);
      void this.#repeat(request, faults);
      const arrived = acknowledged || (await delivery.persist());
      for (const due of held) due.settle(arrived);
    });
  }

  /** The further copies that `duplicate` and `late-retry` ask for. */
  async #repeat(request: WebhookRequest, faults: WebhookFault[]): Promise<void> {
    const { signal } = this.#closing;
    for (const fault of faults) {
      if (fault.kind === 'duplicate') {
        await Promise.all(Array.from({ length: fault.copies - 1 }, () => postWebhook(request, signal)));
      } else if (fault.kind === 'late-retry') {
        await sleep(fault.delayMs, null, { signal }).catch(() => {});
        // A retry like any other: one that nobody takes is followed by the next.
        const again = new Delivery(request, this.#options.retryPauseMs, signal, () => {});
        if (!(await again.attempt())) await again.persist();
      }
    }
  }

  #encode(values: WebhookValue[], faults: WebhookFault[]): WebhookRequest {
    const raw = JSON.stringify(webhookBody(values));
    const escaped = Buffer.from(escapeNonAscii(raw));
    let bytes = escaped;
    let signedBytes = escaped;
    let secret = this.#options.appSecret;
    for (const fault of faults) {
      if (fault.kind === 'raw-utf8') signedBytes = bytes = Buffer.from(raw);
      if (fault.kind === 'raw-utf8-escaped-signature') bytes = Buffer.from(raw);
      if (fault.kind === 'rotated-secret') secret = fault.secret;
      if (fault.kind === 'wrong-signature') secret = randomBytes(16).toString('hex');
    }
    return this.#request(bytes, signatureOf(signedBytes, secret));
  }

  #request(bytes: Uint8Array, signature: string | null, headers?: Record<string, string>): WebhookRequest {
    return {
      url: this.#options.webhookUrl,
      bytes,
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'facebookexternalua',
        ...(signature === null ? {} : { 'X-Hub-Signature-256': signature }),
        ...headers,
      },
    };
  }
}

export interface DeliverOptions {
  /** Signs with this instead of the app secret. */
  secret?: string;
  headers?: Record<string, string>;
  /** Used as it is; null leaves the header out. */
  signature?: string | null;
}
