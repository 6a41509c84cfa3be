import type { InboundEvent, ParsedWebhook } from '../../domain/inbound-event.ts';

/** More parts than this in one body is an attack or a bug: Meta batches at most 1,000. */
export const MAX_PARTS_PER_BODY = 10_000;
const MAX_REASONS = 64;

type WithoutPosition<Event> = Event extends unknown ? Omit<Event, 'position'> : never;

/** Gathers what a webhook body holds, in order, and counts what was left out. */
export class EventCollector {
  readonly parsed: ParsedWebhook = { events: [], ignored: {} };
  #parts = 0;

  /** True once the body held more than the bound; parts beyond it are not kept. */
  get isOverfull(): boolean {
    return this.#parts > MAX_PARTS_PER_BODY;
  }

  get isEmpty(): boolean {
    return this.#parts === 0;
  }

  add(event: WithoutPosition<InboundEvent>): void {
    this.#parts++;
    if (!this.isOverfull) this.parsed.events.push({ ...event, position: this.parsed.events.length });
  }

  /** `kind` is ours; `name` comes from outside and is kept only if it is short and plain. */
  ignore(kind: string, name?: unknown): void {
    this.#parts++;
    const { ignored } = this.parsed;
    const isPlain = typeof name === 'string' ? /^\w{1,48}$/.test(name) : Number.isSafeInteger(name);
    const reason = name === undefined ? kind : `${kind}:${isPlain ? name : 'unnamed'}`;
    const key = reason in ignored || Object.keys(ignored).length < MAX_REASONS ? reason : 'other';
    ignored[key] = (ignored[key] ?? 0) + 1;
  }
}
