import { setTimeout as sleep } from 'node:timers/promises';
import type { Emitter } from './emitter.ts';
import type { FaultBook } from './faults.ts';
import { chatKey, type SimulatorState } from './state.ts';
import type { BusinessMessage } from './types.ts';
import { statusValue } from './webhook-body.ts';

type Status = 'sent' | 'delivered' | 'read' | 'failed';

/** Between one status and the next, so that a person sees them come. */
const STEP_MS = 120;

/** Tells the business what became of its messages: sent, delivered, read (in an open chat) or failed. */
export class StatusEmitter {
  readonly #state: SimulatorState;
  readonly #emitter: Emitter;
  readonly #faults: FaultBook;
  readonly #closing = new AbortController();
  readonly #silent = new Set<string>();

  constructor(state: SimulatorState, emitter: Emitter, faults: FaultBook) {
    this.#state = state;
    this.#emitter = emitter;
    this.#faults = faults;
  }

  /** @param failWith code of the `failed` status that the message is to end in, or null */
  async follow(message: BusinessMessage, failWith: number | null): Promise<void> {
    const faults = this.#faults.forStatuses();
    if (faults.some((fault) => fault.kind === 'no-statuses')) this.#silent.add(message.wamid);
    const delayMs = Math.max(0, ...faults.map((fault) => ('delayMs' in fault ? fault.delayMs : 0)));
    await this.#pause(STEP_MS + delayMs);
    if (failWith !== null) {
      message.errorCode = failWith;
      this.#tell(message, 'failed');
      return;
    }
    const steps: Status[] = ['sent', 'delivered'];
    if (this.#state.isChatOpen(message.customerId, message.phoneNumberId)) steps.push('read');
    if (faults.some((fault) => fault.kind === 'shuffled-statuses')) steps.reverse();
    for (const status of steps) {
      if (this.#closing.signal.aborted) return;
      this.#tell(message, status);
      await this.#pause(STEP_MS);
    }
    if (this.#state.isChatOpen(message.customerId, message.phoneNumberId)) this.#markRead(message);
  }

  /** The customer opens the chat: what had been delivered becomes read. */
  readChat(customerId: string, phoneNumberId: string): void {
    for (const message of this.#state.messages.values()) {
      if (message.from !== 'business' || message.customerId !== customerId) continue;
      if (message.phoneNumberId === phoneNumberId && message.status === 'delivered') this.#markRead(message);
    }
  }

  close(): void {
    this.#closing.abort();
  }

  #markRead(message: BusinessMessage): void {
    if (message.status !== 'read') this.#tell(message, 'read');
  }

  #tell(message: BusinessMessage, status: Status): void {
    const business = this.#state.businesses.get(message.phoneNumberId);
    const customer = this.#state.customers.get(message.customerId);
    if (business === undefined || customer === undefined) return;
    if (rank(status) > rank(message.status)) message.status = status;
    this.#state.saveMessage(message);
    if (this.#silent.has(message.wamid)) return;
    void this.#emitter.emit({
      chat: chatKey(customer.id, business.phoneNumberId),
      wamid: null,
      value: statusValue(business, customer, message, status),
    });
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, null, { signal: this.#closing.signal }).catch(() => {});
  }
}

function rank(status: BusinessMessage['status']): number {
  return ['accepted', 'sent', 'delivered', 'read', 'failed'].indexOf(status);
}
