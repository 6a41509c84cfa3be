import { recordGate } from '../worker/features/usage/record-gate.ts';
import { platformBudget } from '../worker/platform/objects.ts';
import type { Admission, Admitted, Conclusion, Spend } from './admission.ts';
import { Budget } from './budget.ts';
import { Gate } from './gate.ts';
import type { GateEvent } from './gate-events.ts';
import { shardOf } from './policy/leases.ts';
import { LedgerStorage, type UsageRow } from './storage/ledger-storage.ts';

/** How often what was used and what happened goes to Postgres, while there is something. */
const REPORT_EVERY_MS = 60_000;

/** One organisation: its limits, breakers and abuse, and its money. One RPC covers all of a request. */
export class TenantGate extends Gate {
  readonly #tenantId: string;
  readonly #ledger: LedgerStorage;
  readonly #budget: Budget;
  #leasing: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#tenantId = ctx.id.name ?? '';
    this.#ledger = new LedgerStorage(ctx.storage);
    this.#budget = new Budget(this.#ledger, (event) => this.record(event));
  }

  async admit(admission: Admission): Promise<Admitted> {
    const now = Date.now();
    const limits = this.admitRequest(admission, now);
    if (!Array.isArray(limits)) return limits;
    const { spend, breaker } = admission;
    const spent = spend ? await this.#reserve(spend) : null;
    if (spent?.outcome === 'spent') return spent;
    const call = breaker === undefined ? { probe: null } : this.admitCall(breaker, Date.now());
    if (!('probe' in call)) {
      if (spend && spent && !spent.isReplayed) this.#budget.release(spend.id);
      return { outcome: 'broken', ...call };
    }
    await this.#schedule(now);
    return { outcome: 'admitted', limits, probe: call.probe, step: spent?.step ?? null };
  }

  override async conclude(conclusion: Conclusion): Promise<void> {
    this.concludeCall(conclusion);
    const { spent } = conclusion;
    if (spent?.micro === null) this.#budget.release(spent.id);
    else if (spent) this.#budget.settle(spent.id, { micro: spent.micro, units: spent.units });
    await this.#schedule(Date.now());
  }

  /** What was used, day by day and kind by kind, as far as it is remembered here; Postgres keeps it. */
  async usage(): Promise<UsageRow[]> {
    return this.#ledger.usage();
  }

  override async alarm(): Promise<void> {
    const now = Date.now();
    this.#budget.expireOverdue(now);
    try {
      await this.#report();
      await this.#returnLease();
    } catch (error) {
      // It never throws: the runtime gives an alarm up after six failures.
      this.log.error('gate.report_failed', error);
    }
    this.#ledger.dropEnded(now);
    this.tidy(now);
    await this.#schedule(now);
  }

  /** Extends the lease from the platform's ceiling as long as only that is in the way. */
  async #reserve(spend: Spend) {
    for (;;) {
      const result = this.#budget.reserve(spend, Date.now());
      if (result.outcome !== 'needs_lease') return result;
      const before = this.#budget.lease(Date.now());
      this.#leasing ??= this.#extendLease(result.micro).finally(() => {
        this.#leasing = null;
      });
      await this.#leasing;
      if (this.#budget.lease(Date.now()) <= before) return result.otherwise;
    }
  }
}
