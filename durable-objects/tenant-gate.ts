import { recordGate } from '../worker/features/usage/record-gate.ts';
import { platformBudget } from '../worker/platform/objects.ts';
import type { Admission, Admitted, Conclusion, Spend } from './admission.ts';
import { Budget } from './budget.ts';
import { Gate, TIDY_AFTER_MS } from './gate.ts';
import type { GateEvent } from './gate-events.ts';
import { leaseAnswered, leaseWhileAsking, utcDay } from './policy/leases.ts';
import { shardOf } from './policy/shards.ts';
import { LedgerStorage, type UsageRow } from './storage/ledger-storage.ts';

/** How often what was used and what happened goes to Postgres, while there is something. */
const REPORT_EVERY_MS = 60_000;
/** How long days are remembered here; Postgres keeps them. */
const REMEMBERED_DAYS_MS = 40 * 24 * 60 * 60 * 1000;

/** One organisation: its limits, breakers and abuse, and its money. One RPC covers all of a request. */
export class TenantGate extends Gate {
  readonly #tenantId: string;
  readonly #ledger: LedgerStorage;
  readonly #budget: Budget;
  /** The extension of the lease under way: everyone who needs one waits for the same. */
  #leasing: Promise<boolean> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, 'tenant');
    this.#tenantId = ctx.id.name ?? '';
    this.#ledger = new LedgerStorage(ctx.storage);
    this.#budget = new Budget(this.#ledger, (event) => this.record(event));
  }

  async admit(admission: Admission): Promise<Admitted> {
    const passed = this.admitRequest(admission, Date.now());
    if ('outcome' in passed) return passed;
    const { spend, breaker } = admission;
    const reserved = spend ? await this.#reserve(spend) : null;
    if (reserved && reserved.outcome !== 'reserved') return reserved;
    const call = breaker === undefined ? { probe: null } : this.admitCall(breaker, Date.now());
    if (!('probe' in call)) {
      if (spend && !reserved?.isReplayed) this.#budget.release(spend.id, Date.now());
      return { outcome: 'broken', ...call };
    }
    await this.#schedule(Date.now() + TIDY_AFTER_MS);
    return { outcome: 'admitted', ...passed, probe: call.probe, step: reserved?.step ?? null };
  }

  override async conclude(conclusion: Conclusion): Promise<void> {
    this.concludeCall(conclusion);
    const { spent } = conclusion;
    const now = Date.now();
    if (spent?.actual === 'nothing') this.#budget.release(spent.id, now);
    else if (spent?.actual === 'whole') this.#budget.settleWhole(spent.id, now);
    else if (spent) this.#budget.settle(spent.id, spent.actual, now);
    await this.#schedule(now + TIDY_AFTER_MS);
  }

  /** What was used, day by day and kind by kind, as far back as it is remembered here; Postgres keeps it. */
  async usage(): Promise<UsageRow[]> {
    return this.#ledger.usage();
  }

  /** Forgets everything: the organisation is being erased. */
  async erase(): Promise<void> {
    await this.#ledger.erase();
    this.gate.buckets.forget();
    this.rung();
  }

  /** Never throws: the runtime gives an alarm up after six failures. */
  override async alarm(): Promise<void> {
    this.rung();
    this.#budget.expireOverdue(Date.now());
    await this.#returnLease().catch((error: unknown) => this.log.error('gate.lease_failed', error));
    await this.#report().catch((error: unknown) => this.log.error('gate.report_failed', error));
    const now = Date.now();
    this.#ledger.dropEnded(now, utcDay(now - REMEMBERED_DAYS_MS));
    await this.#schedule(this.tidy(now) ? now + TIDY_AFTER_MS : Number.POSITIVE_INFINITY);
  }

  protected override record(event: GateEvent): void {
    super.record(event);
    this.#ledger.addEvent(event);
  }

  /** Where only the platform's ceiling is in the way, has it extended and looks again. */
  async #reserve(spend: Spend) {
    for (;;) {
      const reserved = this.#budget.reserve(spend, Date.now());
      if (reserved.outcome !== 'needs_lease') return reserved;
      this.#leasing ??= this.#extendLease(reserved.micro).finally(() => {
        this.#leasing = null;
      });
      if (!(await this.#leasing)) return reserved.otherwise;
    }
  }

  /** @returns whether there is more of it than before */
  async #extendLease(micro: number): Promise<boolean> {
    const before = this.#budget.leased(Date.now());
    await this.#lease(micro).catch((error: unknown) => this.log.error('gate.lease_failed', error));
    return this.#budget.leased(Date.now()) > before;
  }

  /** What nobody needs any more goes back, so that others may have it. */
  async #returnLease(): Promise<void> {
    const now = Date.now();
    const isIdle = this.#ledger.nextExpiry === null && this.#leasing === null;
    if (isIdle && this.#budget.leased(now) > this.#budget.committedToday(now)) await this.#lease(0);
  }

  async #lease(wants: number): Promise<void> {
    const now = Date.now();
    const day = utcDay(now);
    const trusted = this.#ledger.lease ?? { day, seq: 0, total: 0 };
    const holds = this.#budget.committedToday(now);
    const request = { day, seq: trusted.seq + 1, holds, wants };
    // Before the answer: what goes back must not be spent while it is on its way.
    this.#ledger.lease = leaseWhileAsking(trusted, request);
    const answer = await platformBudget(this.env, shardOf(this.#tenantId)).lease(this.#tenantId, request);
    const answered = leaseAnswered(this.#ledger.lease ?? answer, answer);
    // Where the platform knows of later requests than this one, the next has to come after those.
    this.#ledger.lease = { ...answered, seq: Math.max(answered.seq, answer.seq) };
  }

  async #report(): Promise<void> {
    if (!this.#ledger.isUnreported) return;
    // What happens while the database is asked is for the next report.
    this.#ledger.isUnreported = false;
    const events = this.#ledger.events();
    try {
      const usage = this.#ledger.usage();
      await recordGate(this.env, this.#tenantId, { usage, events }, this.log);
    } catch (error) {
      this.#ledger.isUnreported = true;
      throw error;
    }
    this.#ledger.dropEvents(events.at(-1)?.id ?? 0);
    if (this.#ledger.events().length > 0) this.#ledger.isUnreported = true;
  }

  /** At the latest at `tidyAt` (ms since the epoch), sooner where something ends or is to be reported. */
  async #schedule(tidyAt: number): Promise<void> {
    const { nextExpiry, isUnreported } = this.#ledger;
    const reportAt = isUnreported ? Date.now() + REPORT_EVERY_MS : Number.POSITIVE_INFINITY;
    await this.wakeBy(Math.min(nextExpiry ?? Number.POSITIVE_INFINITY, reportAt, tidyAt));
  }
}
