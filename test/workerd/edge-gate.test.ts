import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { edgeGate } from '../../worker/platform/objects.ts';

const LIMIT = { name: 'sign_in', bucket: 'sign_in', burst: 3, windowMs: 60_000 };
let gates = 0;
/** Each test has a gate of its own. */
const newGate = () => edgeGate(env, `network:test-${++gates}`);
type Gate = ReturnType<typeof newGate>;

/** 0: let through. Else how long to wait, in ms. */
async function take(gate: Gate, limit = LIMIT): Promise<number> {
  const admitted = await gate.admit({ limits: [limit] });
  if (admitted.outcome === 'limited') return admitted.waitMs;
  expect(admitted.outcome).toBe('admitted');
  return 0;
}

function laterBy(ms: number) {
  const now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => now + ms);
}
afterEach(() => vi.restoreAllMocks());

describe('a gate [control sign-in-limits]', () => {
  it('lets a burst through, then says how long to wait', async () => {
    const gate = newGate();
    laterBy(0);
    for (let count = 0; count < 3; count++) expect(await take(gate)).toBe(0);
    expect(await take(gate)).toBe(20_000);
    laterBy(20_000);
    expect(await take(gate)).toBe(0);
    expect(await take(gate)).toBe(20_000);
  });

  it('counts each class by itself, and each key', async () => {
    const gate = newGate();
    for (let count = 0; count < 4; count++) await take(gate);
    expect(await take(gate, { ...LIMIT, name: 'mail', bucket: 'mail' })).toBe(0);
    expect(await take(newGate())).toBe(0);
  });

  it('remembers across its sleep', async () => {
    const gate = newGate();
    for (let count = 0; count < 3; count++) await take(gate);
    await evictDurableObject(gate);
    expect(await take(gate)).toBeGreaterThan(0);
  });

  it('takes no more than the burst of many at once', async () => {
    const gate = newGate();
    const waits = await Promise.all(Array.from({ length: 50 }, () => take(gate)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('forgets everything once all is full again, and not before', async () => {
    const gate = newGate();
    const kept = () => runInDurableObject(gate, (_gate, state) => [...state.storage.kv.list()].length);
    await take(gate);
    await take(gate, { name: 'mail', bucket: 'mail', burst: 1, windowMs: 3_600_000 });
    laterBy(60_001);
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(await kept()).toBe(1);
    vi.restoreAllMocks();
    laterBy(3_600_001);
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(await kept()).toBe(0);
    expect(await runDurableObjectAlarm(gate)).toBe(false);
  });
});

it('writes little down for a large burst, and gives too few rather than too many after its sleep [control sign-in-limits]', async () => {
  const gate = newGate();
  const large = { ...LIMIT, burst: 320 };
  laterBy(0);
  for (let count = 0; count < 235; count++) await take(gate, large);
  await evictDurableObject(gate);
  let left = 0;
  while ((await take(gate, large)) === 0) left += 1;
  expect(left).toBeLessThanOrEqual(320 - 235);
  expect(left).toBeGreaterThanOrEqual(320 - 235 - 20);
});

it('takes of all limits of a request or of none', async () => {
  const gate = newGate();
  const narrow = { ...LIMIT, name: 'narrow', bucket: 'narrow', burst: 1 };
  const both = () => gate.admit({ limits: [LIMIT, narrow] });
  expect(await both()).toMatchObject({
    outcome: 'admitted',
    limits: [
      { name: 'sign_in', burst: 3, windowMs: 60_000, remaining: 2 },
      { name: 'narrow', remaining: 0 },
    ],
  });
  for (let count = 0; count < 5; count++) expect(await both()).toMatchObject({ outcome: 'limited' });
  expect(await take(gate)).toBe(0);
  expect(await take(gate)).toBe(0);
  expect(await take(gate)).toBeGreaterThan(0);
});

describe('repeated abuse [control abuse-blocks]', () => {
  const subject = 'network:somebody';
  const strike = (gate: Gate, weight: number, about?: string) =>
    gate.admit({
      subject,
      strike: { weight, cause: 'signature', ...(about === undefined ? {} : { about }) },
    });

  it('is warned of, cools down, ends in a block, and is forgotten in time', async () => {
    const gate = newGate();
    laterBy(0);
    expect(await strike(gate, 1)).toMatchObject({ outcome: 'admitted', struck: 'none' });
    expect(await strike(gate, 2)).toMatchObject({ outcome: 'admitted', struck: 'warned' });
    expect(await gate.admit({ subject })).toMatchObject({ outcome: 'admitted' });
    const coolDown = { outcome: 'blocked', untilMs: Date.now() + 15 * 60_000 };
    expect(await strike(gate, 3)).toEqual({ ...coolDown, struck: 'cooled_down' });
    expect(await gate.admit({ subject })).toEqual(coolDown);
    expect(await gate.admit({ subject: 'network:another' })).toMatchObject({ outcome: 'admitted' });
    expect(await strike(gate, 6)).toMatchObject({ outcome: 'blocked', struck: 'blocked' });
    await evictDurableObject(gate);
    laterBy(3_600_000);
    expect(await gate.admit({ subject })).toMatchObject({ outcome: 'blocked' });
    laterBy(24 * 3_600_000);
    expect(await gate.admit({ subject })).toMatchObject({ outcome: 'admitted' });
  });

  it('counts once what is about the same, however often it comes', async () => {
    const gate = newGate();
    expect(await strike(gate, 4, 'one text')).toMatchObject({ struck: 'warned' });
    await evictDurableObject(gate);
    for (let again = 0; again < 5; again++) {
      expect(await strike(gate, 4, 'one text')).toMatchObject({ outcome: 'admitted', struck: 'none' });
    }
    expect(await strike(gate, 4, 'another text')).toMatchObject({ struck: 'cooled_down' });
  });

  it('is what hammering at a limit comes to', async () => {
    const gate = newGate();
    const outcomes: string[] = [];
    for (let count = 0; count < 300; count++) {
      outcomes.push((await gate.admit({ subject, limits: [LIMIT] })).outcome);
    }
    expect(outcomes.slice(0, 4)).toEqual(['admitted', 'admitted', 'admitted', 'limited']);
    expect(outcomes.at(-1)).toBe('blocked');
  });

  it('can be lifted, or made to last', async () => {
    const gate = newGate();
    await gate.block(subject);
    laterBy(365 * 24 * 3_600_000);
    expect(await gate.admit({ subject })).toEqual({ outcome: 'blocked', untilMs: null });
    expect(await gate.abuses()).toEqual([{ subject, standing: 'blocked', untilMs: null, permanent: true }]);
    expect(await gate.lift(subject)).toBe(true);
    expect(await gate.admit({ subject })).toMatchObject({ outcome: 'admitted' });
    expect(await gate.lift('network:nobody')).toBe(false);
  });
});
