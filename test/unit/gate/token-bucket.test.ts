import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RateLimit, takeToken } from '../../../durable-objects/policy/token-bucket.ts';

const START = 1_800_000_000_000;
const LIMIT = { burst: 5, windowMs: 60_000 };

const limits = fc.record({
  burst: fc.integer({ min: 1, max: 9 }),
  windowMs: fc.integer({ min: 10, max: 900 }),
});
const gaps = fc.array(fc.nat(120), { minLength: 1, maxLength: 30, size: 'max' });

/** How many tokens any span may see, its first and last moment included; 1/1000 for what rounding adds. */
function most({ burst, windowMs }: RateLimit, spanMs: number): number {
  return Math.floor(burst + (spanMs * burst * 1.001) / windowMs);
}

/** Whether some span saw more than it may, of the times at which a token was taken. */
function tooMany(taken: readonly number[], limit: RateLimit): boolean {
  return taken.some((from, first) =>
    taken.slice(first).some((to, further) => further + 1 > most(limit, to - from)),
  );
}

/** The state of a bucket of which as many were taken at once as it has, each of them let through. */
function empty(limit: RateLimit, now: number): number {
  let fullAt = 0;
  for (let left = limit.burst - 1; left >= 0; left--) {
    const taken = takeToken(fullAt, limit, now);
    expect(taken).toMatchObject({ waitMs: 0, remaining: left });
    fullAt = taken.fullAt;
  }
  return fullAt;
}

describe('what a token bucket lets through [control tenant-limits]', () => {
  it('is never more than its burst and its rate times the span, in any span', () => {
    fc.assert(
      fc.property(limits, gaps, (limit, waits) => {
        let now = START;
        let fullAt = 0;
        const taken: number[] = [];
        for (const wait of waits) {
          now += wait;
          const one = takeToken(fullAt, limit, now);
          fullAt = one.fullAt;
          if (one.waitMs === 0) taken.push(now);
        }
        return !tooMany(taken, limit);
      }),
      { numRuns: 15_000 },
    );
  });

  it('is no more where the clock steps back meanwhile', () => {
    const steps = fc.array(fc.tuple(fc.nat(120), fc.constantFrom(0, 0, 0, 7, 500, 3_600_000)), {
      minLength: 1,
      maxLength: 30,
      size: 'max',
    });
    fc.assert(
      fc.property(limits, steps, (limit, waits) => {
        let clock = START;
        let real = START;
        let fullAt = 0;
        const taken: number[] = [];
        for (const [wait, back] of waits) {
          real += wait;
          clock += wait - back;
          const one = takeToken(fullAt, limit, clock);
          fullAt = one.fullAt;
          if (one.waitMs === 0) taken.push(real);
        }
        return !tooMany(taken, limit);
      }),
      { numRuns: 15_000 },
    );
  });

  it('is the whole burst at once, whatever its window divides into', () => {
    for (let burst = 1; burst <= 60; burst++) {
      const limit = { burst, windowMs: 60_000 };
      const fullAt = empty(limit, START);
      expect(takeToken(fullAt, limit, START)).toMatchObject({ remaining: 0, fullAt });
      expect(takeToken(fullAt, limit, START).waitMs).toBeGreaterThan(0);
    }
  });
});

describe('what a token bucket says [control tenant-limits]', () => {
  it('counts down what is left, and says when it is full again', () => {
    const first = takeToken(0, LIMIT, START);
    expect(first).toEqual({ waitMs: 0, fullAt: START + 12_000, remaining: 4, resetMs: 12_000 });
    const refused = takeToken(empty(LIMIT, START), LIMIT, START + 2_000);
    expect(refused).toEqual({ waitMs: 10_000, fullAt: START + 60_000, remaining: 0, resetMs: 58_000 });
  });

  it('is true: so many more are let through at once, and no more', () => {
    fc.assert(
      fc.property(limits, gaps, (limit, waits) => {
        let now = START;
        let fullAt = 0;
        let said = limit.burst;
        for (const wait of waits) {
          now += wait;
          ({ fullAt, remaining: said } = takeToken(fullAt, limit, now));
        }
        for (let left = said; left > 0; left--) {
          const one = takeToken(fullAt, limit, now);
          if (one.waitMs > 0 || one.remaining !== left - 1) return false;
          fullAt = one.fullAt;
        }
        const over = takeToken(fullAt, limit, now);
        return over.waitMs > 0 && over.resetMs <= limit.windowMs && over.fullAt === fullAt;
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a token bucket whose clock stepped back [control tenant-limits]', () => {
  it('is at worst empty, and fills from there', () => {
    const fullAt = empty(LIMIT, START);
    const before = START - 3_600_000;
    const refused = takeToken(fullAt, LIMIT, before);
    expect(refused).toEqual({ waitMs: 12_000, fullAt: before + 60_000, remaining: 0, resetMs: 60_000 });
    expect(takeToken(refused.fullAt, LIMIT, before + 12_000).waitMs).toBe(0);
  });

  it('makes nobody wait longer than one window', () => {
    const anyTime = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(limits, anyTime, anyTime, (limit, stored, moved) => {
        const { waitMs, resetMs } = takeToken(START + stored, limit, START + moved);
        return waitMs <= limit.windowMs && resetMs <= limit.windowMs;
      }),
      { numRuns: 5_000 },
    );
  });
});
