import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { conversationObject } from '../../worker/platform/objects.ts';

const tenantId = '01900000-0000-7000-8000-0000000000a1';
const conversation = (id: string) => conversationObject(env, tenantId, id);
const alarmOf = (stub: ReturnType<typeof conversation>) =>
  runInDurableObject(stub, (_object, state) => state.storage.getAlarm());

describe('Conversation', () => {
  it('waits for the burst to end, and a redelivered message changes nothing', async () => {
    const stub = conversation('burst');
    await stub.notify(['wamid.1']);
    const first = await alarmOf(stub);
    expect(first).toBeGreaterThan(Date.now() + 50_000);
    await stub.notify(['wamid.1']);
    expect(await alarmOf(stub)).toBe(first);
  });

  it('keeps the burst through an eviction', async () => {
    const stub = conversation('evicted');
    await stub.notify(['wamid.1']);
    const before = await alarmOf(stub);
    await evictDurableObject(stub);
    await stub.notify(['wamid.1']);
    expect(await alarmOf(stub)).toBe(before);
  });

  it('never throws from its alarm, and tries again later each time', async () => {
    const stub = conversation('database-out-of-reach');
    await stub.wake();
    const waits: number[] = [];
    for (let look = 0; look < 8; look++) {
      expect(await runDurableObjectAlarm(stub)).toBe(true);
      waits.push(((await alarmOf(stub)) ?? 0) - Date.now());
    }
    // More than the six failures after which the runtime would give an alarm up.
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(waits.at(-1)).toBeGreaterThan(25_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(60_000);
  });
});
