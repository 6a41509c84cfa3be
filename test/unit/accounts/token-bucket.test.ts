import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeToken } from '../../../durable-objects/policy/token-bucket.ts';

const LIMIT = { burst: 5, windowMs: 60_000 };
const START = 1_800_000_000_000;

/** How many of these tries (ms after the start) are let through. */
function letThrough(tries: readonly number[], limit = LIMIT): number[] {
  let fullAt = 0;
  return tries.filter((at) => {
    const taken = takeToken(fullAt, limit, START + at);
    fullAt = taken.fullAt;
    return taken.waitMs === 0;
  });
}

describe('a token bucket [control sign-in-limits]', () => {
  it('is full at first', () => {
    expect(letThrough(Array(20).fill(0))).toHaveLength(5);
  });

  it('fills one by one over its window', () => {
    const full = Array<number>(5).fill(0);
    expect(letThrough([...full, 11_999, 12_000, 12_001])).toEqual([...full, 12_000]);
    expect(letThrough([...full, ...Array<number>(9).fill(60_000)])).toHaveLength(10);
  });

  it('says exactly how long to wait', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200_000), { maxLength: 60 }), (offsets) => {
        let fullAt = 0;
        for (const at of offsets.sort((one, other) => one - other)) {
          const now = START + at;
          const { waitMs, fullAt: next } = takeToken(fullAt, LIMIT, now);
          if (waitMs > 0) {
            expect(takeToken(fullAt, LIMIT, now + waitMs).waitMs).toBe(0);
            expect(takeToken(fullAt, LIMIT, now + waitMs - 1).waitMs).toBeGreaterThan(0);
          }
          fullAt = next;
        }
      }),
    );
  });

  it('never lets more than a burst and its refill through, in any span', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300_000), { maxLength: 200 }), (offsets) => {
        const passed = letThrough(offsets.sort((one, other) => one - other));
        for (const from of passed) {
          const inWindow = passed.filter((at) => at >= from && at < from + LIMIT.windowMs);
          expect(inWindow.length).toBeLessThanOrEqual(2 * LIMIT.burst);
        }
      }),
    );
  });

  it('does not punish those who are refused', () => {
    const hammering = Array.from({ length: 1000 }, (_, i) => i * 12);
    expect(letThrough([...hammering, 12_000])).toContain(12_000);
  });

  it('outlives a clock that goes back', () => {
    const { fullAt } = takeToken(0, LIMIT, START);
    const { waitMs } = takeToken(fullAt, LIMIT, START - 3_600_000);
    expect(waitMs).toBeLessThanOrEqual(3_600_000);
  });
});
