import type { Spend } from '../../../../durable-objects/admission.ts';
import { BREAKER_RULES } from '../../../../durable-objects/policy/breaker-rules.ts';
import { tenantGate } from '../../../platform/objects.ts';
import { CANARIES } from '../isolation/canaries.ts';
import type { Probe } from './probe.ts';

const NOTHING = { dayMicro: 0, monthMicro: 0, contactDayMicro: 0, kindMonthMicro: {}, repliesMonth: 0 };

/** Whether the gate of a canary refuses past a limit, without money, and what fails again and again. */
export const gatesHold: Probe = {
  name: 'gates-hold',
  async run({ env }) {
    const gate = tenantGate(env, CANARIES[0].tenantId);
    // Each run has names of its own: it changes nothing that another one sees.
    const name = `probe ${crypto.randomUUID()}`;
    const limits = [{ name: 'probe', bucket: name, burst: 1, windowMs: 60_000 }];
    const [first, second] = [await gate.admit({ limits }), await gate.admit({ limits })];
    if (first.outcome !== 'admitted' || second.outcome !== 'limited') return 'limit_open';

    const spend: Spend = {
      ...{ id: name, kind: 'ai', contactId: null, ceilings: NOTHING, expiresInMs: 1 },
      offers: [{ step: 'full', micro: 1, units: 1 }],
    };
    if ((await gate.admit({ spend })).outcome !== 'spent') return 'budget_open';

    const call = { breaker: name, probe: null, outcome: 'failed', durationMs: 1 } as const;
    const calls = Array.from({ length: BREAKER_RULES.minCalls }, () => gate.conclude({ call }));
    await Promise.all(calls);
    return (await gate.admit({ breaker: name })).outcome === 'broken' ? null : 'breaker_open';
  },
};
