import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countCall,
  type Slot,
  sumSlots,
  WINDOW_SLOTS,
} from '../../../durable-objects/policy/breaker-window.ts';
import { Drive, LEGAL, steps } from './breaker-drive.ts';
import { START } from './breakers.ts';

describe('a breaker, whatever is asked and reported and however its clock steps [control circuit-breakers]', () => {
  it('moves by legal edges only, with one probe at a time, and keeps nobody waiting in vain', () => {
    const seen = new Map<string, number>();
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(steps, chance, (taken, fraction) => {
        const drive = new Drive(() => fraction);
        for (const step of taken) drive.take(step);
        for (const edge of drive.edges) seen.set(edge, (seen.get(edge) ?? 0) + 1);
        expect(drive.wrong).toEqual([]);
      }),
      { numRuns: 12_000 },
    );
    expect([...seen.keys()].toSorted()).toEqual(LEGAL);
    for (const times of seen.values()) expect(times).toBeGreaterThan(100);
  });
});

describe('the window of a breaker', () => {
  const WINDOW = 1_000;
  const calls = fc.array(fc.tuple(fc.nat(300), fc.boolean(), fc.boolean()), {
    minLength: 1,
    maxLength: 40,
    size: 'max',
  });

  it('counts every call of its last nine tenths, and none from before it', () => {
    fc.assert(
      fc.property(calls, (ended) => {
        let slots: Slot[] = [];
        let now = START;
        const all: { at: number; failed: boolean; slow: boolean }[] = [];
        for (const [wait, failed, slow] of ended) {
          now += wait;
          all.push({ at: now, failed, slow });
          slots = countCall(slots, { failed, slow }, WINDOW, now);
        }
        const within = all.filter(({ at }) => at > now - WINDOW);
        const surely = all.filter(({ at }) => at > now - WINDOW * 0.9);
        const sum = sumSlots(slots);
        const between = (least: unknown[], counted: number, most: unknown[]) =>
          least.length <= counted && counted <= most.length;
        return (
          between(surely, sum.calls, within) &&
          between(surely.filter(isFailed), sum.failed, within.filter(isFailed)) &&
          between(surely.filter(isSlow), sum.slow, within.filter(isSlow))
        );
      }),
      { numRuns: 10_000 },
    );
  });

  it('never has more than its slots, whatever the traffic and its clock', () => {
    const moves = fc.array(fc.integer({ min: -1_500, max: 1_500 }), {
      minLength: 1,
      maxLength: 60,
      size: 'max',
    });
    const windows = fc.constantFrom(1_000, 700, 33);
    fc.assert(
      fc.property(moves, windows, (steps, windowMs) => {
        let slots: Slot[] = [];
        let now = START;
        for (const step of steps) {
          now += step;
          slots = countCall(slots, { failed: true, slow: false }, windowMs, now);
          if (slots.length > WINDOW_SLOTS) return false;
        }
        return slots.every(({ from }) => from <= now && from > now - windowMs);
      }),
      { numRuns: 5_000 },
    );
  });
});

function isFailed({ failed }: { failed: boolean }): boolean {
  return failed;
}

function isSlow({ slow }: { slow: boolean }): boolean {
  return slow;
}
