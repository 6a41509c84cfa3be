export type ModelEndpoint = 'chat' | 'embeddings';

export type ModelFault =
  | { kind: 'rate-limit'; retryAfterSeconds?: number }
  | { kind: 'server-error' }
  | { kind: 'unauthorized' }
  /** Never answers. */
  | { kind: 'hang' }
  /** Ends well, in the middle of an answer. */
  | { kind: 'truncated' }
  /** The connection breaks in the middle of an answer. */
  | { kind: 'reset' }
  /** Stops in the middle of an answer without ending. */
  | { kind: 'stall' }
  | { kind: 'wrong-json' }
  /** A pause before each piece of the answer. */
  | { kind: 'slow'; delayMs: number }
  /** Of chat only: an error where the stream has begun, words without end, a line without end. */
  | { kind: 'error-in-stream' | 'endless' | 'long-line' }
  /** Of chat only. */
  | { kind: 'no-citation' | 'made-up-citation' }
  /** Of chat only: exactly this answer. */
  | { kind: 'says'; text: string; finishReason?: string }
  /** Of embeddings only. */
  | { kind: 'wrong-dimensions' | 'too-few' };

/** Faults that are to be played, each on so many calls. */
export class ModelFaults {
  #due: { on: ModelEndpoint; fault: ModelFault; left: number }[] = [];

  /** @param next on how many calls */
  add(on: ModelEndpoint, fault: ModelFault, next = 1): void {
    this.#due.push({ on, fault, left: next });
  }

  clear(): void {
    this.#due = [];
  }

  /** The fault of this call: the first that was added for its endpoint. */
  take(on: ModelEndpoint): ModelFault | null {
    const entry = this.#due.find((one) => one.on === on);
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left <= 0) this.#due = this.#due.filter((one) => one !== entry);
    return entry.fault;
  }
}
