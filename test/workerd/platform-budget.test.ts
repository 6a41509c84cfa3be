import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import type { Admitted, Ceilings } from '../../durable-objects/admission.ts';
import { SHARDS } from '../../durable-objects/policy/shards.ts';
import { readConfig } from '../../worker/platform/config.ts';
import { platformBudget, tenantGate } from '../../worker/platform/objects.ts';

const NO_CEILING = 1_000_000_000;
const ceilings: Ceilings = {
  ...{ dayMicro: NO_CEILING, monthMicro: NO_CEILING, contactDayMicro: NO_CEILING },
  ...{ kindMonthMicro: {}, repliesMonth: NO_CEILING },
};
const MICRO = 700_001;

it('is never overshot by a hundred organisations, and what they do not use comes back [control central-budget]', async () => {
  // A day on which no other test spends: all of them share one platform.
  const now = Date.UTC(2101, 10, 30, 12);
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  const day = '2101-11-30';
  const ceiling = readConfig(env).PLATFORM_DAY_MICRO;
  const gates = Array.from({ length: 100 }, () => tenantGate(env, crypto.randomUUID()));
  const ask = (gate: (typeof gates)[number]) => {
    const id = crypto.randomUUID();
    const offers = [{ step: 'full' as const, micro: MICRO, units: 1 }];
    const spend = { id, kind: 'ai' as const, contactId: null, offers, ceilings, expiresInMs: 60_000 };
    const admit = async (): Promise<Admitted> => gate.admit({ spend });
    return admit()
      .catch(admit)
      .then(({ outcome }) => ({ gate, id, outcome }));
  };
  // Half as much again as there is, from all of them at once; some lose their memory over it.
  const each = Math.ceil((ceiling * 1.5) / MICRO / gates.length);
  const asked = gates.flatMap((gate) => Array.from({ length: each }, () => ask(gate)));
  await Promise.allSettled(gates.slice(0, 10).map((gate) => evictDurableObject(gate)));
  const answers = await Promise.all(asked);

  const granted = answers.filter(({ outcome }) => outcome === 'admitted');
  const usage = await Promise.all(gates.map((gate) => gate.usage()));
  const spent = usage.flat().reduce((sum, { micro }) => sum + micro, 0);
  expect(spent).toBe(granted.length * MICRO);
  expect(spent).toBeLessThanOrEqual(ceiling);
  expect(answers.length - granted.length).toBeGreaterThan(0);
  const leased = async () => {
    const shards = Array.from({ length: SHARDS }, (_, shard) => platformBudget(env, shard).leased(day));
    return (await Promise.all(shards)).reduce((sum, micro) => sum + micro, 0);
  };
  expect(await leased()).toBeLessThanOrEqual(ceiling);
  expect(await leased()).toBeGreaterThanOrEqual(spent);

  // Everything was cheaper than it might have been: what is left goes back, and others get it.
  await Promise.all(
    granted.map(({ gate, id }) => gate.conclude({ spent: { id, actual: { micro: 1, units: 1 } } })),
  );
  await Promise.all(gates.map((gate) => runDurableObjectAlarm(gate)));
  expect(await leased()).toBe(granted.length);
  expect((await ask(tenantGate(env, crypto.randomUUID()))).outcome).toBe('admitted');
});
