import { openJobDb } from '../worker/data/tenant-db.ts';
import { uuidV7 } from '../worker/domain/ids.ts';
import { recordSteps } from '../worker/features/abuse/edge/record-steps.ts';
import { readConfig } from '../worker/platform/config.ts';
import type { Admission, Admitted } from './admission.ts';
import { Gate, TIDY_AFTER_MS } from './gate.ts';
import type { GateEvent } from './gate-events.ts';
import { StepStorage } from './storage/step-storage.ts';

/** How soon a step goes to Postgres: by the alarm, so that no request waits for it. */
const WRITE_AFTER_MS = 5_000;
/** When the alarm tries again. */
const RETRY_AFTER_MS = 60_000;

/** Limits of what nobody has signed in for, one object per account or network, and of people outside organisations. */
export class EdgeGate extends Gate {
  readonly #steps: StepStorage;
  /** A step was taken, and the alarm does not know yet. */
  #hasStepped = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, 'edge');
    this.#steps = new StepStorage(ctx.storage);
  }

  async admit(admission: Admission): Promise<Admitted> {
    const now = Date.now();
    const passed = this.admitRequest(admission, now);
    await this.#scheduleWriting(now);
    if ('outcome' in passed) return passed;
    await this.wakeBy(now + TIDY_AFTER_MS);
    if (admission.breaker === undefined) return { outcome: 'admitted', ...passed, probe: null, step: null };
    const call = this.admitCall(admission.breaker, now);
    return 'probe' in call
      ? { outcome: 'admitted', ...passed, probe: call.probe, step: null }
      : { outcome: 'broken', ...call };
  }

  /** Never throws: the runtime gives an alarm up after six failures. */
  override async alarm(): Promise<void> {
    this.rung();
    await this.#writeSteps().catch(async (error: unknown) => {
      this.log.error('gate.steps_not_written', error);
      await this.wakeBy(Date.now() + RETRY_AFTER_MS);
    });
    const now = Date.now();
    if (this.tidy(now)) await this.wakeBy(now + TIDY_AFTER_MS);
    else if (this.gate.isEmpty) await this.ctx.storage.deleteAll();
  }

  protected override record(event: GateEvent): void {
    super.record(event);
    if (event.type !== 'abuse') return;
    const { subject, step, cause } = event;
    const until = step === 'warned' ? null : (this.gate.strikes(subject)?.hold?.until ?? null);
    this.#steps.add({ id: uuidV7(), subject, step, cause, at: Date.now(), until });
    this.#hasStepped = true;
  }

  /** Once for each step: who goes on while the database is out of reach does not make the alarm ring more often. */
  async #scheduleWriting(now: number): Promise<void> {
    if (!this.#hasStepped) return;
    this.#hasStepped = false;
    await this.wakeBy(now + WRITE_AFTER_MS);
  }

  /** Written twice, a step is one row, by its id. */
  async #writeSteps(): Promise<void> {
    const steps = this.#steps.waiting();
    if (steps.length > 0) await recordSteps(openJobDb(readConfig(this.env), 'gate', null), steps, this.log);
    this.#steps.drop(steps);
  }
}
