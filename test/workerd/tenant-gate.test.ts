import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Admitted, Ceilings, Spend } from '../../durable-objects/admission.ts';
import { tenantGate } from '../../worker/platform/objects.ts';

const NO_CEILING = 1_000_000_000;
const CEILINGS: Ceilings = {
  ...{ dayMicro: NO_CEILING, monthMicro: NO_CEILING, contactDayMicro: NO_CEILING },
  ...{ kindMonthMicro: {}, repliesMonth: NO_CEILING },
};
const newTenant = () => crypto.randomUUID();
const newGate = () => tenantGate(env, newTenant());
type Gate = ReturnType<typeof newGate>;

function spendOf(micro: number, more: Partial<Spend> = {}): Spend {
  return {
    ...{ id: crypto.randomUUID(), kind: 'ai', contactId: null, ceilings: CEILINGS, expiresInMs: 60_000 },
    offers: [{ step: 'full', micro, units: 10 }],
    ...more,
  };
}

const ceilings = (more: Partial<Ceilings>) => ({ ceilings: { ...CEILINGS, ...more } });
const outcomes = (all: Admitted[]) => Object.groupBy(all, ({ outcome }) => outcome);

/** What the gate says was spent, with what is only reserved. */
async function spent(gate: Gate): Promise<number> {
  return (await gate.usage()).reduce((sum, { micro }) => sum + micro, 0);
}

/** The clock of the tests: it stands still, and is put forward. */
function startClock() {
  let now = Date.UTC(2100, 10, 30, 12);
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  return { by: (ms: number) => (now += ms) };
}
afterEach(() => vi.restoreAllMocks());

describe('a budget [control central-budget]', () => {
  it('grants exactly what fits, of 2,000 at once', async () => {
    const gate = newGate();
    const all = await Promise.all(
      Array.from({ length: 2_000 }, () => gate.admit({ spend: spendOf(7, ceilings({ dayMicro: 7_000 })) })),
    );
    const { admitted, spent: refused } = outcomes(all);
    expect([admitted?.length, refused?.length]).toEqual([1_000, 1_000]);
    expect(await spent(gate)).toBe(7_000);
  });

  it('grants exactly what fits where it loses its memory in between', async () => {
    const gate = newGate();
    const all: Admitted[] = [];
    for (let round = 0; round < 20; round++) {
      const spends = Array.from({ length: 100 }, () => spendOf(7, ceilings({ dayMicro: 7_000 })));
      const answers = spends.map((spend) => {
        const admit = async (): Promise<Admitted> => gate.admit({ spend });
        // What an eviction cut off is asked again by the same id.
        return admit().catch(admit);
      });
      await Promise.allSettled([evictDurableObject(gate)]);
      all.push(...(await Promise.all(answers)));
      await Promise.allSettled([evictDurableObject(gate)]);
    }
    const { admitted, spent: refused } = outcomes(all);
    expect([admitted?.length, refused?.length]).toEqual([1_000, 1_000]);
    expect(await spent(gate)).toBe(7_000);
  });

  it('is held by each of its ceilings', async () => {
    startClock();
    const contactId = crypto.randomUUID();
    const endOfDay = Date.UTC(2100, 11, 1);
    for (const [of, more] of [
      [{ dayMicro: 10 }, {}],
      [{ monthMicro: 10 }, {}],
      [{ contactDayMicro: 10 }, { contactId }],
      [{ kindMonthMicro: { ai: 10 } }, {}],
    ] as const) {
      const gate = newGate();
      const ask = (micro: number) => gate.admit({ spend: spendOf(micro, { ...ceilings(of), ...more }) });
      expect(await ask(11)).toEqual({ outcome: 'spent', untilMs: endOfDay });
      expect(await ask(10)).toMatchObject({ outcome: 'admitted', step: 'full' });
      expect(await ask(1)).toEqual({ outcome: 'spent', untilMs: endOfDay });
    }
  });

  it('charges one reply for all calls of a burst', async () => {
    const gate = newGate();
    const ask = (burst: string) =>
      gate.admit({ spend: spendOf(1, { burst, ...ceilings({ repliesMonth: 1 }) }) });
    for (let call = 0; call < 3; call++) expect(await ask('one')).toMatchObject({ outcome: 'admitted' });
    expect(await ask('two')).toMatchObject({ outcome: 'spent' });
  });

  it('gives a reply back whose call was not made', async () => {
    const gate = newGate();
    const spend = spendOf(5, { burst: 'one', ...ceilings({ repliesMonth: 1 }) });
    await gate.admit({ spend });
    await gate.conclude({ spent: { id: spend.id, actual: 'nothing' } });
    expect(await spent(gate)).toBe(0);
    const other = spendOf(5, { burst: 'two', ...ceilings({ repliesMonth: 1 }) });
    expect(await gate.admit({ spend: other })).toMatchObject({ outcome: 'admitted' });
  });

  it('takes the smaller model from 80 % on, then nothing, and starts anew with the day', async () => {
    const clock = startClock();
    const gate = newGate();
    const offers: Spend['offers'] = [
      { step: 'full', micro: 100, units: 1 },
      { step: 'smaller_model', micro: 10, units: 1 },
    ];
    const ask = async () => {
      const admitted = await gate.admit({ spend: spendOf(0, { offers, ...ceilings({ dayMicro: 1_000 }) }) });
      return admitted.outcome === 'admitted' ? admitted.step : admitted.outcome;
    };
    const steps: (string | null)[] = [];
    for (let call = 0; call < 30; call++) steps.push(await ask());
    expect(steps).toEqual([
      ...Array(8).fill('full'),
      ...Array(20).fill('smaller_model'),
      ...Array(2).fill('spent'),
    ]);
    expect(await spent(gate)).toBe(1_000);
    clock.by(12 * 3_600_000);
    expect(await ask()).toBe('full');
  });
});

describe('a reservation [control central-budget]', () => {
  it('is settled once, at what it really cost', async () => {
    const gate = newGate();
    const spend = spendOf(100);
    const conclude = (micro: number) =>
      gate.conclude({ spent: { id: spend.id, actual: { micro, units: 3 } } });
    await gate.admit({ spend });
    expect(await spent(gate)).toBe(100);
    await conclude(40);
    await conclude(70);
    await conclude(10);
    await gate.conclude({ spent: { id: spend.id, actual: 'nothing' } });
    expect(await gate.usage()).toEqual([{ day: expect.any(String), kind: 'ai', micro: 40, units: 3 }]);
  });

  it('is the same again by its id, after a loss of memory too', async () => {
    const gate = newGate();
    const spend = spendOf(100, ceilings({ dayMicro: 100 }));
    const first = await gate.admit({ spend });
    await evictDurableObject(gate);
    expect(await gate.admit({ spend })).toEqual(first);
    expect(await spent(gate)).toBe(100);
  });

  it('that nobody settles is charged in full when its time is over; later it only gets cheaper', async () => {
    const clock = startClock();
    const gate = newGate();
    const [cheaper, dearer] = [spendOf(100), spendOf(100)];
    await gate.admit({ spend: cheaper });
    await gate.admit({ spend: dearer });
    clock.by(60_001);
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(await spent(gate)).toBe(200);
    await gate.conclude({ spent: { id: cheaper.id, actual: { micro: 30, units: 1 } } });
    await gate.conclude({ spent: { id: dearer.id, actual: { micro: 500, units: 1 } } });
    expect(await spent(gate)).toBe(130);
  });

  it('that cost more than its bound is charged as it was', async () => {
    const gate = newGate();
    const spend = spendOf(100, ceilings({ dayMicro: 1_000 }));
    await gate.admit({ spend });
    await gate.conclude({ spent: { id: spend.id, actual: { micro: 950, units: 1 } } });
    expect(await spent(gate)).toBe(950);
    expect(await gate.admit({ spend: spendOf(51, ceilings({ dayMicro: 1_000 })) })).toMatchObject({
      outcome: 'spent',
    });
  });

  it.each([Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, 2 ** 53])('is never of %d', async (micro) => {
    const gate = newGate();
    expect(await gate.admit({ spend: spendOf(micro) })).toEqual({ outcome: 'invalid' });
    const spend = spendOf(100);
    await gate.admit({ spend });
    await gate.conclude({ spent: { id: spend.id, actual: { micro, units: 1 } } });
    expect(await spent(gate)).toBe(100);
    await gate.conclude({ spent: { id: spend.id, actual: { micro: 1, units: 1 } } });
    expect(await spent(gate)).toBe(100);
  });

  it('of which the gate knows nothing changes nothing', async () => {
    const gate = newGate();
    for (const actual of ['whole', 'nothing', { micro: 5, units: 1 }] as const) {
      await gate.conclude({ spent: { id: crypto.randomUUID(), actual } });
    }
    expect(await gate.usage()).toEqual([]);
  });
});

describe('a breaker [control circuit-breakers]', () => {
  const call = async (gate: Gate, breaker: string, outcome: 'ok' | 'failed', more = {}) => {
    const admitted = await gate.admit({ breaker });
    if (admitted.outcome !== 'admitted') return admitted.outcome;
    const { probe } = admitted;
    await gate.conclude({ call: { breaker, probe, outcome, durationMs: 5, ...more } });
    return outcome;
  };

  it('opens for one upstream and credential, probes with single calls, and closes', async () => {
    const clock = startClock();
    const gate = newGate();
    for (let count = 0; count < 10; count++) await call(gate, 'graph:one', 'failed');
    expect(await call(gate, 'graph:one', 'ok')).toBe('broken');
    expect(await call(gate, 'graph:two', 'ok')).toBe('ok');
    expect(await call(newGate(), 'graph:one', 'ok')).toBe('ok');
    await evictDurableObject(gate);
    expect(await gate.breakers()).toContainEqual({ key: 'graph:one', phase: 'open' });

    clock.by(6_001);
    const probes = await Promise.all(Array.from({ length: 20 }, () => gate.admit({ breaker: 'graph:one' })));
    const { admitted, broken } = outcomes(probes);
    expect([admitted?.length, broken?.length]).toEqual([1, 19]);
    const [probe] = admitted ?? [];
    if (probe?.outcome !== 'admitted') throw new Error('no probe');
    const good = { breaker: 'graph:one', outcome: 'ok', durationMs: 5 } as const;
    await gate.conclude({ call: { ...good, probe: probe.probe } });
    expect(await gate.breakers()).toContainEqual({ key: 'graph:one', phase: 'half_open' });
    for (let count = 0; count < 2; count++) expect(await call(gate, 'graph:one', 'ok')).toBe('ok');
    expect(await gate.breakers()).toContainEqual({ key: 'graph:one', phase: 'closed' });
  });

  it('stays open for as long as the upstream asks', async () => {
    const clock = startClock();
    const gate = newGate();
    const slowly = { retryAfterMs: 60_000 };
    for (let count = 0; count < 10; count++) await call(gate, 'model:x', 'failed', slowly);
    clock.by(59_000);
    expect(await call(gate, 'model:x', 'ok')).toBe('broken');
    clock.by(14_000);
    expect(await call(gate, 'model:x', 'ok')).toBe('ok');
  });

  it('is closed by hand', async () => {
    const gate = newGate();
    for (let count = 0; count < 10; count++) await call(gate, 'mail:x', 'failed');
    expect(await gate.resetBreaker('mail:x')).toBe(true);
    expect(await call(gate, 'mail:x', 'ok')).toBe('ok');
    expect(await gate.resetBreaker('mail:x')).toBe(false);
  });

  it('that is open costs no money', async () => {
    const gate = newGate();
    for (let count = 0; count < 10; count++) await call(gate, 'model:x', 'failed');
    expect(await gate.admit({ breaker: 'model:x', spend: spendOf(100) })).toMatchObject({
      outcome: 'broken',
    });
    expect(await spent(gate)).toBe(0);
  });
});
