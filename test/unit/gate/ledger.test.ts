import { describe, expect, it } from 'vitest';
import {
  type Reservation,
  type ReservationRequest,
  reserve,
} from '../../../durable-objects/policy/ledger.ts';

const NOW = 1_800_000_000_000;
const DAY = { name: 'day:2026-11-30', ceiling: 1_000 };
const MONTH = { name: 'month:2026-11', ceiling: 5_000 };
const request: ReservationRequest = { id: 'r1', micro: 300, counters: [DAY, MONTH], expiresAt: NOW + 60_000 };
const none = new Map<string, number>();

const NO_AMOUNTS = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 53];

function granted(changes: Partial<ReservationRequest> = {}): Reservation {
  const reserved = reserve(null, none, { ...request, ...changes }, NOW);
  if (reserved.outcome !== 'granted') throw new Error(reserved.outcome);
  return reserved.reservation;
}

describe('a reservation [control central-budget]', () => {
  it('is charged to all its counters', () => {
    expect(reserve(null, none, request, NOW)).toEqual({
      outcome: 'granted',
      reservation: {
        id: 'r1',
        micro: 300,
        counters: [DAY.name, MONTH.name],
        state: 'open',
        charged: 300,
        overrun: 0,
        expiresAt: NOW + 60_000,
      },
      deltas: new Map([
        [DAY.name, 300],
        [MONTH.name, 300],
      ]),
    });
  });

  it('may reach a ceiling, and is refused a millionth above it', () => {
    expect(reserve(null, new Map([[DAY.name, 700]]), request, NOW).outcome).toBe('granted');
    expect(reserve(null, new Map([[DAY.name, 701]]), request, NOW)).toEqual({
      outcome: 'refused',
      counter: DAY.name,
    });
  });

  it('is refused by any of its counters, with the name of the one that has the least room', () => {
    const full = (day: number, month: number) =>
      reserve(
        null,
        new Map([
          [DAY.name, day],
          [MONTH.name, month],
        ]),
        request,
        NOW,
      );
    expect(full(0, 4_999)).toEqual({ outcome: 'refused', counter: MONTH.name });
    expect(full(900, 4_999)).toEqual({ outcome: 'refused', counter: MONTH.name });
    expect(full(999, 4_900)).toEqual({ outcome: 'refused', counter: DAY.name });
  });

  it('is refused where more than the ceiling is committed already, though it were for nothing', () => {
    const over = new Map([[DAY.name, 1_001]]);
    expect(reserve(null, over, { ...request, micro: 0 }, NOW).outcome).toBe('refused');
    expect(reserve(null, none, { ...request, micro: 0 }, NOW).outcome).toBe('granted');
  });

  it('is refused where what is committed is no number', () => {
    const broken = new Map([[MONTH.name, Number.NaN]]);
    expect(reserve(null, broken, request, NOW)).toEqual({ outcome: 'refused', counter: MONTH.name });
  });

  it('is exact at the largest amounts', () => {
    const most = { ...request, counters: [{ name: 'c', ceiling: Number.MAX_SAFE_INTEGER }] };
    const allButOne = new Map([['c', Number.MAX_SAFE_INTEGER - 1]]);
    expect(reserve(null, allButOne, { ...most, micro: 1 }, NOW).outcome).toBe('granted');
    expect(reserve(null, allButOne, { ...most, micro: 2 }, NOW).outcome).toBe('refused');
  });
});

describe('a reservation that is asked for again [control central-budget]', () => {
  it('is as it stands, and is not charged again, whatever is committed since', () => {
    const full = new Map([[DAY.name, 1_000]]);
    for (const state of ['open', 'settled', 'released', 'expired'] as const) {
      const existing = { ...granted(), state };
      expect(reserve(existing, full, request, NOW + 90_000)).toEqual({
        outcome: 'replayed',
        reservation: existing,
      });
    }
  });

  it('is the same with its counters in another order, another ceiling and another time', () => {
    const counters = [MONTH, { ...DAY, ceiling: 1 }];
    expect(reserve(granted(), none, { ...request, counters, expiresAt: 0 }, NOW).outcome).toBe('replayed');
  });

  it('is a conflict with another amount or other counters', () => {
    const existing = granted();
    const changes = [
      { micro: 299 },
      { counters: [DAY] },
      { counters: [DAY, { name: 'month:2026-12', ceiling: 5_000 }] },
      { counters: [DAY, MONTH, { name: 'platform:2026-11-30', ceiling: 5_000 }] },
    ];
    for (const change of changes) {
      const answer = reserve(existing, none, { ...request, ...change }, NOW);
      expect(answer).toEqual({ outcome: 'conflict', reservation: existing });
    }
  });
});

describe('a reservation that cannot be [control central-budget]', () => {
  it.each(NO_AMOUNTS)('is one of %d', (micro) => {
    expect(reserve(null, none, { ...request, micro }, NOW)).toEqual({ outcome: 'invalid' });
    expect(reserve(granted(), none, { ...request, micro }, NOW)).toEqual({ outcome: 'invalid' });
  });

  it.each(NO_AMOUNTS)('is one with a ceiling of %d', (ceiling) => {
    const counters = [MONTH, { name: 'broken', ceiling }];
    expect(reserve(null, none, { ...request, counters }, NOW)).toEqual({ outcome: 'invalid' });
  });

  it('is one without a counter, or with one twice', () => {
    for (const counters of [[], [DAY, DAY]]) {
      expect(reserve(null, none, { ...request, counters }, NOW)).toEqual({ outcome: 'invalid' });
    }
  });

  it('is one whose time is over, or is none', () => {
    for (const expiresAt of [NOW, NOW - 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(reserve(null, none, { ...request, expiresAt }, NOW)).toEqual({ outcome: 'invalid' });
    }
  });
});
