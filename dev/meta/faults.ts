import type { GraphEndpoint } from './types.ts';

/** Default: on every call until cleared. */
export type When = { next: number } | { every: number } | 'always';

export type GraphFault = { on: GraphEndpoint; when?: When } & (
  | { kind: 'rate-limit'; code?: 130429 | 131056; retryAfterSeconds?: number }
  | { kind: 'server-error' }
  | { kind: 'bad-gateway' }
  /** Never answers; the effect does not take place. */
  | { kind: 'hang' }
  | { kind: 'reset-after-accept' }
  | { kind: 'hang-after-accept' }
  | { kind: 'truncated-json' }
  /** Status 200 with a Graph error in the body; the effect does not take place. */
  | { kind: 'error-in-200' }
  | { kind: 'expired-token' }
  | { kind: 'expired-media' }
  | { kind: 'graph-error'; code: number; subcode?: number }
  /** Accepted, then a `failed` status with this code comes by webhook. */
  | { kind: 'failed-status'; code: number }
);

export type WebhookFault = { when?: When } /** Each delivery is made `copies` times in all. */ & (
  | { kind: 'duplicate'; copies: number }
  /** Holds `size` webhooks (or what came in 1 s) and delivers the last one first. */
  | { kind: 'reorder'; size: number }
  /** Holds `size` webhooks (or what came in 1 s) and delivers them in one body. */
  | { kind: 'batch'; size: number }
  /** The same body again, `delayMs` after its first delivery and until it is taken, as if the 200 had been lost. */
  | { kind: 'late-retry'; delayMs: number }
  | { kind: 'rotated-secret'; secret: string }
  | { kind: 'raw-utf8' }
  /** Sends raw UTF-8 but signs the \uXXXX form, as Meta's documentation describes. */
  | { kind: 'raw-utf8-escaped-signature' }
  | { kind: 'missing-from' }
  | { kind: 'wrong-signature' }
);

export type StatusFault = { when?: When } & (
  | { kind: 'no-statuses' }
  | { kind: 'delayed-statuses'; delayMs: number }
  | { kind: 'shuffled-statuses' }
);

export type Fault = GraphFault | WebhookFault | StatusFault;

export interface ActiveFault {
  id: string;
  fault: Fault;
  /** How many calls it has seen and how many of them it spoiled. */
  seen: number;
  played: number;
}

const STATUS_KINDS = new Set<string>(['no-statuses', 'delayed-statuses', 'shuffled-statuses']);

const isGraphFault = (fault: Fault): fault is GraphFault => 'on' in fault;
const isStatusFault = (fault: Fault): fault is StatusFault => STATUS_KINDS.has(fault.kind);
const isWebhookFault = (fault: Fault): fault is WebhookFault => !isGraphFault(fault) && !isStatusFault(fault);

/** The faults that are switched on, in the order they were added. */
export class FaultBook {
  #active: ActiveFault[] = [];
  #lastId = 0;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** @returns an id for `remove` */
  add(fault: Fault): string {
    this.#lastId += 1;
    const id = String(this.#lastId);
    this.#active.push({ id, fault, seen: 0, played: 0 });
    this.#onChange();
    return id;
  }

  remove(id: string): void {
    this.#active = this.#active.filter((entry) => entry.id !== id);
    this.#onChange();
  }

  clear(): void {
    this.#active = [];
    this.#onChange();
  }

  list(): readonly ActiveFault[] {
    return this.#active;
  }

  /** The fault to play on this Graph call: the first that is due. */
  forGraph(endpoint: GraphEndpoint): GraphFault | null {
    return this.#due((fault) => isGraphFault(fault) && fault.on === endpoint, 1).find(isGraphFault) ?? null;
  }

  /** Every fault due on this webhook; they add up. */
  forWebhook(): WebhookFault[] {
    return this.#due(isWebhookFault).filter(isWebhookFault);
  }

  /** Every fault due on the statuses of this message. */
  forStatuses(): StatusFault[] {
    return this.#due(isStatusFault).filter(isStatusFault);
  }

  #due(matches: (fault: Fault) => boolean, atMost = Number.POSITIVE_INFINITY): Fault[] {
    const due: Fault[] = [];
    for (const entry of this.#active) {
      if (due.length >= atMost) break;
      if (!matches(entry.fault)) continue;
      entry.seen += 1;
      if (!isDue(entry)) continue;
      entry.played += 1;
      due.push(entry.fault);
    }
    this.#active = this.#active.filter((entry) => !isSpent(entry));
    if (due.length > 0) this.#onChange();
    return due;
  }
}

function isDue({ fault, seen }: ActiveFault): boolean {
  const when = fault.when ?? 'always';
  return typeof when !== 'object' || !('every' in when) || seen % when.every === 0;
}

function isSpent({ fault, played }: ActiveFault): boolean {
  const when = fault.when ?? 'always';
  return typeof when === 'object' && 'next' in when && played >= when.next;
}
