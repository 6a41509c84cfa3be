import type { Spend } from '../../../../durable-objects/admission.ts';
import { BREAKER_RULES } from '../../../../durable-objects/policy/breaker-rules.ts';
import { edgeGate, tenantGate } from '../../../platform/objects.ts';
import { CANARIES } from '../isolation/canaries.ts';
import type { Probe } from './probe.ts';

const MUCH = 1_000_000;
/** Nothing for a customer: unlike a day's ceiling, nobody is told that it is reached. */
const CEILINGS = {
  ...{ dayMicro: MUCH, monthMicro: MUCH, contactDayMicro: 0, kindMonthMicro: {}, repliesMonth: MUCH },
};

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
      ...{ id: name, kind: 'ai', contactId: name, ceilings: CEILINGS, expiresInMs: 1 },
      offers: [{ step: 'full', micro: 1, units: 1 }],
    };
    if ((await gate.admit({ spend })).outcome !== 'spent') return 'budget_open';

    // Not of a tenant, which would keep each opening as an event.
    const anonymous = edgeGate(env, 'probe');
    const call = { breaker: name, probe: null, outcome: 'failed', durationMs: 1 } as const;
    const calls = Array.from({ length: BREAKER_RULES.minCalls }, () => anonymous.conclude({ call }));
    await Promise.all(calls);
    return (await anonymous.admit({ breaker: name })).outcome === 'broken' ? null : 'breaker_open';
  },
};
