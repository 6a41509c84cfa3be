import type { Admission, Admitted } from './admission.ts';
import { Gate, TIDY_AFTER_MS } from './gate.ts';

/** Limits of what nobody has signed in for, one object per account or network, and of people outside organisations. */
export class EdgeGate extends Gate {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, 'edge');
  }

  async admit(admission: Admission): Promise<Admitted> {
    const now = Date.now();
    const passed = this.admitRequest(admission, now);
    if ('outcome' in passed) return passed;
    await this.wakeBy(now + TIDY_AFTER_MS);
    if (admission.breaker === undefined) return { outcome: 'admitted', ...passed, probe: null, step: null };
    const call = this.admitCall(admission.breaker, now);
    return 'probe' in call
      ? { outcome: 'admitted', ...passed, probe: call.probe, step: null }
      : { outcome: 'broken', ...call };
  }

  override async alarm(): Promise<void> {
    this.rung();
    const now = Date.now();
    if (this.tidy(now)) await this.wakeBy(now + TIDY_AFTER_MS);
    else if (this.gate.isEmpty) await this.ctx.storage.deleteAll();
  }
}
