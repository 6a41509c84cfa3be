import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addStrike,
  atClock,
  lift,
  makePermanent,
  STRIKE_RULES as RULES,
  type Strikes,
  scoreAt,
  standing,
} from '../../../durable-objects/policy/strikes.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After strikes of these weights, all at one time. */
function struck(weights: readonly number[], now = NOW, stored: Strikes | null = null): Strikes {
  let state = stored ?? lift(now);
  for (const weight of weights) ({ state } = addStrike(state, weight, RULES, now));
  return state;
}

describe('strikes [control abuse-blocks]', () => {
  it('add up from a warning to a cool-down to a block, each said once', () => {
    let state: Strikes | null = null;
    const steps = Array.from({ length: 14 }, () => {
      const struckOnce = addStrike(state, 1, RULES, NOW);
      state = struckOnce.state;
      return struckOnce.step;
    });
    const none = (times: number) => Array<string>(times).fill('none');
    expect(steps).toEqual([
      ...none(2),
      'warned',
      ...none(2),
      'cooled_down',
      ...none(5),
      'blocked',
      ...none(2),
    ]);
  });

  it('cool down for 15 minutes, and are then a warning', () => {
    const state = struck([6]);
    expect(standing(state, RULES, NOW + 15 * MINUTE - 1)).toBe('cooled_down');
    expect(standing(state, RULES, NOW + 15 * MINUTE)).toBe('warned');
    expect(addStrike(state, 1, RULES, NOW + 15 * MINUTE).step).toBe('cooled_down');
  });

  it('block for 24 hours, and are then forgotten', () => {
    const state = struck([12]);
    expect(standing(state, RULES, NOW + 24 * HOUR - 1)).toBe('blocked');
    expect(standing(state, RULES, NOW + 24 * HOUR)).toBe('clear');
  });

  it('do not prolong a hold that they do not raise', () => {
    const state = struck([1], NOW + 5 * MINUTE, struck([6]));
    expect(state.hold?.until).toBe(NOW + 15 * MINUTE);
  });

  it('are half forgotten after a half-life', () => {
    const state = struck([4]);
    expect(scoreAt(state, RULES, NOW + RULES.halfLifeMs)).toBe(2);
    expect(standing(state, RULES, NOW + RULES.halfLifeMs)).toBe('clear');
    expect(addStrike(state, 2, RULES, NOW + RULES.halfLifeMs).state.score).toBe(4);
  });

  it('are bounded, so that they are forgotten in bounded time', () => {
    const state = struck([1e300, 1e300]);
    expect(standing(state, RULES, NOW + 24 * HOUR)).toBe('clear');
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'of weight %d are refused',
    (weight) => {
      expect(() => addStrike(null, weight, RULES, NOW)).toThrow(RangeError);
    },
  );
});

describe('a permanent block [control abuse-blocks]', () => {
  it('ends only when it is lifted, and everything with it', () => {
    for (const before of [null, struck([2]), struck([12])]) {
      const state = struck([1], NOW + HOUR, makePermanent(before, NOW));
      expect(standing(state, RULES, NOW + 10_000 * HOUR)).toBe('blocked');
    }
    expect(standing(lift(NOW), RULES, NOW)).toBe('clear');
    expect(addStrike(lift(NOW), 2, RULES, NOW).step).toBe('none');
  });
});

describe('strikes whose clock steps [control abuse-blocks]', () => {
  it('are held no longer than a whole hold after a step back', () => {
    const then = NOW - 1_000 * HOUR;
    const state = atClock(struck([12]), then);
    expect(standing(state, RULES, then + 24 * HOUR - 1)).toBe('blocked');
    expect(standing(state, RULES, then + 24 * HOUR)).toBe('clear');
  });

  it('are not freed by a step back', () => {
    expect(standing(struck([6]), RULES, NOW - 1_000 * HOUR)).toBe('cooled_down');
  });

  it('keep what is sane as it is', () => {
    const state = struck([12]);
    expect(atClock(state, NOW)).toBe(state);
    expect(atClock(state, NOW + 1_000 * HOUR)).toBe(state);
  });
});

describe('strikes, whatever their weights and times [control abuse-blocks]', () => {
  const SEVERITY = ['clear', 'warned', 'cooled_down', 'blocked'];
  const weight = fc.constantFrom(0.5, 1, 2, 5, 20);
  const forward = fc.constantFrom(0, 1, MINUTE, 20 * MINUTE, 7 * HOUR, 25 * HOUR);
  const back = fc.constantFrom(0, -1, -HOUR, -1_000 * HOUR);
  const line = (gap: fc.Arbitrary<number>) =>
    fc.array(fc.tuple(gap, weight), { minLength: 1, maxLength: 20, size: 'max' });

  it('lead only to steps that make the standing worse, by the threshold that was reached', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(line(fc.oneof(forward, forward, back)), (strikes) => {
        let state: Strikes | null = null;
        let now = NOW;
        for (const [gap, one] of strikes) {
          now += gap;
          const before = standing(state, RULES, now);
          const { state: next, step } = addStrike(state, one, RULES, now);
          const after = standing(next, RULES, now);
          seen.add(`${before} > ${after}`);
          if (SEVERITY.indexOf(after) < SEVERITY.indexOf(before)) return false;
          if (step !== (after === before ? 'none' : after)) return false;
          const { warnAt, coolDownAt, blockAt } = RULES;
          const least = { none: 0, warned: warnAt, cooled_down: coolDownAt, blocked: blockAt }[step];
          if (next.score < least || next.score > 2 * blockAt || next.score < one) return false;
          state = Object.freeze(next);
        }
        return true;
      }),
      { numRuns: 12_000 },
    );
    expect(seen.size).toBe(10);
  });

  it('decay: without another, the score only falls and the standing only gets better', () => {
    const gaps = fc.array(forward, { minLength: 1, maxLength: 12, size: 'max' });
    fc.assert(
      fc.property(line(forward), gaps, (strikes, waits) => {
        let now = NOW;
        let state: Strikes | null = null;
        for (const [gap, one] of strikes) {
          now += gap;
          state = struck([one], now, state);
        }
        const kept = state ?? lift(now);
        let score = scoreAt(kept, RULES, now);
        let severity = SEVERITY.indexOf(standing(kept, RULES, now));
        for (const wait of waits) {
          now += wait;
          const next = scoreAt(kept, RULES, now);
          const better = SEVERITY.indexOf(standing(kept, RULES, now));
          if (next > score || (wait > 1 && next >= score) || better > severity) return false;
          [score, severity] = [next, better];
        }
        return true;
      }),
      { numRuns: 6_000 },
    );
  });

  it('hold nobody longer than a block from any moment on, where the state is kept as the clock has it', () => {
    fc.assert(
      fc.property(line(fc.oneof(forward, back)), back, (strikes, last) => {
        let state: Strikes | null = null;
        let now = NOW;
        for (const [gap, one] of strikes) {
          now += gap;
          state = struck([one], now, state);
        }
        const kept = atClock(state ?? lift(now), now + last);
        return standing(kept, RULES, now + last + RULES.blockMs) === 'clear';
      }),
      { numRuns: 6_000 },
    );
  });
});
