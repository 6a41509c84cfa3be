import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { edgeGate } from '../../worker/platform/objects.ts';

const LIMIT = { burst: 3, windowMs: 60_000 };
let gates = 0;
/** Each test has a gate of its own. */
const newGate = () => edgeGate(env, `net:test-${++gates}`);

function laterBy(ms: number) {
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + ms);
}
afterEach(() => vi.restoreAllMocks());

describe('a gate [control sign-in-limits]', () => {
  it('lets a burst through, then says how long to wait', async () => {
    const gate = newGate();
    laterBy(0);
    for (let count = 0; count < 3; count++) expect(await gate.take('sign_in', LIMIT)).toBe(0);
    expect(await gate.take('sign_in', LIMIT)).toBe(20_000);
    laterBy(20_000);
    expect(await gate.take('sign_in', LIMIT)).toBe(0);
    expect(await gate.take('sign_in', LIMIT)).toBe(20_000);
  });

  it('counts each class by itself, and each key', async () => {
    const gate = newGate();
    for (let count = 0; count < 4; count++) await gate.take('sign_in', LIMIT);
    expect(await gate.take('mail', LIMIT)).toBe(0);
    expect(await newGate().take('sign_in', LIMIT)).toBe(0);
  });

  it('remembers across its sleep', async () => {
    const gate = newGate();
    for (let count = 0; count < 3; count++) await gate.take('sign_in', LIMIT);
    await evictDurableObject(gate);
    expect(await gate.take('sign_in', LIMIT)).toBeGreaterThan(0);
  });

  it('takes no more than the burst of many at once', async () => {
    const gate = newGate();
    const waits = await Promise.all(Array.from({ length: 50 }, () => gate.take('sign_in', LIMIT)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('forgets everything once all is full again, and not before', async () => {
    const gate = newGate();
    const kept = () => runInDurableObject(gate, (_gate, state) => [...state.storage.kv.list()].length);
    await gate.take('sign_in', LIMIT);
    await gate.take('mail', { burst: 1, windowMs: 3_600_000 });
    laterBy(60_001);
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(await kept()).toBe(2);
    vi.restoreAllMocks();
    laterBy(3_600_001);
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(await kept()).toBe(0);
    expect(await runDurableObjectAlarm(gate)).toBe(false);
  });
});
