import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterReply,
  type Burst,
  burstEndsAt,
  extendBurst,
  mayAbortAnswer,
} from '../../../durable-objects/policy/burst.ts';

const limits = { quietMs: 2_500, maxMs: 8_000 };

describe('a burst', () => {
  it('ends after the quiet time', () => {
    expect(burstEndsAt(extendBurst(null, 1, 1_000), limits)).toBe(3_500);
  });

  it('is extended by a message, but never past the longest', () => {
    let burst = extendBurst(null, 1, 0);
    for (const at of [2_000, 4_000, 6_000, 7_900]) burst = extendBurst(burst, 1, at);
    expect(burstEndsAt(burst, limits)).toBe(8_000);
  });

  it('lets a message abort the answer until its longest time is over', () => {
    const burst = extendBurst(extendBurst(null, 1, 0), 1, 7_999);
    expect(mayAbortAnswer(burst, 7_999, limits)).toBe(true);
    expect(mayAbortAnswer(burst, 8_000, limits)).toBe(false);
  });

  it('ends later than it began and never later than the limits allow, for any arrivals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 30 }), (gaps) => {
        let now = 0;
        let burst: Burst | null = null;
        for (const gap of gaps) {
          now += gap;
          burst = extendBurst(burst, 1, now);
          const end = burstEndsAt(burst, limits);
          expect(end).toBeLessThanOrEqual(burst.startedAt + limits.maxMs);
          expect(end).toBeLessThanOrEqual(now + limits.quietMs);
          expect(burst.messages).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('leaves only what came after the answer was made', () => {
    const burst = extendBurst(extendBurst(null, 2, 0), 1, 700);
    expect(afterReply(burst, 2)).toEqual({ startedAt: 700, lastAt: 700, messages: 1 });
    expect(afterReply(burst, 3)).toBeNull();
    expect(afterReply(null, 1)).toBeNull();
  });
});
