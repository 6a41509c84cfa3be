import { DurableObject } from 'cloudflare:workers';
import { type RateLimit, takeToken } from './policy/token-bucket.ts';
import { EdgeGateStorage } from './storage/edge-gate-storage.ts';

/** Limits of what nobody has signed in for: one object per account or network. */
export class EdgeGate extends DurableObject<Env> {
  readonly #storage: EdgeGateStorage;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#storage = new EdgeGateStorage(ctx.storage);
  }

  /** Takes one token of a class. Returns 0, or how long to wait in ms where there is none. */
  async take(name: string, limit: RateLimit): Promise<number> {
    const before = this.#storage.fullAt(name);
    const { waitMs, fullAt } = takeToken(before, limit, Date.now());
    if (fullAt !== before) this.#storage.setFullAt(name, fullAt);
    if (waitMs > 0) return waitMs;
    if (!(await this.#storage.hasAlarm())) await this.#storage.setAlarm(fullAt);
    return 0;
  }

  override async alarm(): Promise<void> {
    const { lastFullAt } = this.#storage;
    if (lastFullAt > Date.now()) await this.#storage.setAlarm(lastFullAt);
    else await this.#storage.clear();
  }
}
