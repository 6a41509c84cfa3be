import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ceilings, Spend } from '../../durable-objects/admission.ts';
import { type CallGate, CallRefusedError, type Ended, gatedCall } from '../../worker/platform/gated-call.ts';
import { tenantGate } from '../../worker/platform/objects.ts';
import { UpstreamError } from '../../worker/platform/upstream.ts';

const A_DOLLAR = 1_000_000;
const ceilings: Ceilings = {
  ...{ dayMicro: A_DOLLAR, monthMicro: A_DOLLAR, contactDayMicro: A_DOLLAR },
  ...{ kindMonthMicro: {}, repliesMonth: 100 },
};
const breaker = 'model:test';
const newGate = () => tenantGate(env, crypto.randomUUID());
type Gate = ReturnType<typeof newGate>;

function spendOf(micro: number): Spend {
  return {
    ...{ id: crypto.randomUUID(), kind: 'ai', contactId: null, ceilings, expiresInMs: 60_000 },
    offers: [{ step: 'full', micro, units: 10 }],
  };
}

const spent = async (gate: Gate) => (await gate.usage()).map(({ micro, units }) => [micro, units]);
const answer = (more: Partial<Ended<string>> = {}) => ({ value: 'answer', isFailure: false, ...more });
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'called',
    (error: unknown) => (error instanceof CallRefusedError ? error.refusal.reason : error),
  );

// The first call of a file loads the whole Worker, which takes longer than a gate may.
beforeAll(async () => void (await newGate().usage()));
afterEach(() => vi.restoreAllMocks());

describe('a call of an upstream', () => {
  it('costs what it really cost, or its whole estimate where nobody knows', async () => {
    const gate = newGate();
    const counted = answer({ spent: { micro: 30, units: 3 } });
    expect(await gatedCall(gate, { breaker, spend: spendOf(100) }, async () => counted)).toBe('answer');
    expect(await spent(gate)).toEqual([[30, 3]]);
    await gatedCall(gate, { breaker, spend: spendOf(100) }, async () => answer());
    expect(await spent(gate)).toEqual([[130, 13]]);
  });

  it.each([
    ['broke', new UpstreamError('network', null), 1],
    ['took too long', new UpstreamError('timeout', null), 1],
    ['was aborted by us', new UpstreamError('aborted', null), 0],
    ['was aborted by us', new DOMException('', 'AbortError'), 0],
  ])('that %s costs its whole estimate', async (_, error, failures) => {
    const gate = newGate();
    const calls = Array.from({ length: 10 }, () =>
      gatedCall(gate, { breaker, spend: spendOf(100) }, () => Promise.reject(error)),
    );
    expect((await Promise.allSettled(calls)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(await spent(gate)).toEqual([[1_000, 100]]);
    // What we end ourselves says nothing of the upstream.
    const again = await refusal(gatedCall(gate, { breaker }, async () => answer()));
    expect(again).toBe(failures > 0 ? 'breaker_open' : 'called');
  });

  it('is not made past a ceiling, an open breaker, a limit or a block, nor without a gate', async () => {
    const gate = newGate();
    const work = vi.fn(async () => answer());
    expect(await refusal(gatedCall(gate, { breaker, spend: spendOf(A_DOLLAR + 1) }, work))).toBe(
      'over_budget',
    );
    const limits = [{ name: 'answers', bucket: 'answers', burst: 1, windowMs: 60_000 }];
    await gatedCall(gate, { limits }, work);
    expect(await refusal(gatedCall(gate, { limits }, work))).toBe('limited');
    await gate.block('contact:one');
    expect(await refusal(gatedCall(gate, { subject: 'contact:one' }, work))).toBe('blocked');
    const away: CallGate = { admit: () => Promise.reject(new Error('overloaded')), conclude: async () => {} };
    expect(await refusal(gatedCall(away, { breaker }, work))).toBe('gate_unreachable');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is tried again where that does no harm, each time on a reservation of its own', async () => {
    const gate = newGate();
    let tries = 0;
    const call = { breaker, spend: spendOf(100), attempts: 3 };
    const value = await gatedCall(gate, call, async () => {
      tries += 1;
      if (tries < 3) throw new UpstreamError('network', null);
      return answer({ spent: { micro: 10, units: 1 } });
    });
    expect([value, tries]).toEqual(['answer', 3]);
    expect(await spent(gate)).toEqual([[210, 21]]);
  });

  it('is not tried again where we gave it up, or the gate refused', async () => {
    const gate = newGate();
    const work = vi.fn(() => Promise.reject(new UpstreamError('aborted', null)));
    await expect(gatedCall(gate, { breaker, attempts: 3 }, work)).rejects.toThrow('aborted');
    const call = { breaker, spend: spendOf(A_DOLLAR + 1), attempts: 3 };
    expect(await refusal(gatedCall(gate, call, work))).toBe('over_budget');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('that cannot tell the gate of its end is charged in full when its time is over', async () => {
    const gate = newGate();
    const mute: CallGate = {
      admit: (admission) => gate.admit(admission),
      conclude: () => Promise.reject(new Error('gone')),
    };
    const counted = answer({ spent: { micro: 1, units: 1 } });
    expect(await gatedCall(mute, { breaker, spend: spendOf(100) }, async () => counted)).toBe('answer');
    expect(await spent(gate)).toEqual([[100, 10]]);
  });
});
