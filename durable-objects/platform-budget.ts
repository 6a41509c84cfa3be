import { DurableObject } from 'cloudflare:workers';
import { readConfig } from '../worker/platform/config.ts';
import { type Lease, type LeaseRequest, lease } from './policy/leases.ts';
import { SHARDS } from './policy/shards.ts';
import { PlatformBudgetStorage } from './storage/platform-budget-storage.ts';

/** A tenant asks for so much at a time: one small business's ordinary day takes a few of them (micro-units). */
const SLICE = 250_000;

/** One shard of what all organisations together may spend in a day, leased to them in slices. */
export class PlatformBudget extends DurableObject<Env> {
  readonly #storage: PlatformBudgetStorage;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#storage = new PlatformBudgetStorage(ctx.storage);
  }

  /**
   * What a tenant may have committed on a day, after this request.
   * @throws RangeError for amounts that are none
   */
  async lease(tenantId: string, request: LeaseRequest): Promise<Lease> {
    const current = this.#storage.lease(tenantId, request.day);
    const toOthers = this.#storage.total(request.day) - (current?.total ?? 0);
    const ceiling = Math.floor(readConfig(this.env).PLATFORM_DAY_MICRO / SHARDS);
    const leased = lease(current, toOthers, request, { ceiling, slice: SLICE });
    if (leased.outcome === 'invalid') throw new RangeError('no such lease');
    if (leased.lease !== current) {
      this.#storage.dropBefore(request.day);
      this.#storage.setLease(tenantId, leased.lease);
    }
    return leased.lease;
  }

  /** What is leased of a day (UTC), in micro-units. */
  async leased(day: string): Promise<number> {
    return this.#storage.total(day);
  }
}
