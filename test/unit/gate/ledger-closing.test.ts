import { describe, expect, it } from 'vitest';
import type { Reservation } from '../../../durable-objects/policy/ledger.ts';
import { expire, release, settle } from '../../../durable-objects/policy/ledger-closing.ts';

const NOW = 1_800_000_000_000;
const open: Reservation = {
  id: 'r1',
  micro: 300,
  counters: ['day', 'month'],
  state: 'open',
  charged: 300,
  overrun: 0,
  expiresAt: NOW + 60_000,
};
const expired: Reservation = { ...open, state: 'expired' };
const both = (delta: number) =>
  new Map([
    ['day', delta],
    ['month', delta],
  ]);
const unchanged = (reservation: Reservation) => ({ outcome: 'unchanged', reservation, deltas: new Map() });

describe('a settlement [control central-budget]', () => {
  it('charges the actual price, and gives the rest back', () => {
    expect(settle(open, 120, NOW)).toEqual({
      outcome: 'changed',
      reservation: { ...open, state: 'settled', charged: 120 },
      deltas: both(-180),
    });
    expect(settle(open, 300, NOW)).toMatchObject({ outcome: 'changed', deltas: new Map() });
    expect(settle(open, 0, NOW)).toMatchObject({ deltas: both(-300) });
  });

  it('charges in full what passes the estimate, and says by how much', () => {
    expect(settle(open, 450, NOW)).toEqual({
      outcome: 'changed',
      reservation: { ...open, state: 'settled', charged: 450, overrun: 150 },
      deltas: both(150),
    });
  });

  it('counts once: the first', () => {
    const settled: Reservation = { ...open, state: 'settled', charged: 120 };
    for (const again of [120, 0, 119, 450]) expect(settle(settled, again, NOW)).toEqual(unchanged(settled));
  });

  it('comes too late for one that was released', () => {
    const released: Reservation = { ...open, state: 'released', charged: 0 };
    expect(settle(released, 120, NOW)).toEqual(unchanged(released));
  });

  it.each([open, { ...open, state: 'expired' as const }])(
    'after its time only lowers the charge ($state)',
    (one) => {
      const late = NOW + 60_000;
      expect(settle(one, 120, late)).toMatchObject({ reservation: { charged: 120 }, deltas: both(-180) });
      expect(settle(one, 450, late)).toEqual({
        outcome: 'changed',
        reservation: { ...open, state: 'settled', charged: 300 },
        deltas: new Map(),
      });
    },
  );

  it('of an expired one stays a late one when the clock steps back', () => {
    expect(settle(expired, 450, NOW)).toMatchObject({ reservation: { charged: 300, overrun: 0 } });
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('of %d is invalid', (actual) => {
    for (const one of [open, expired]) expect(settle(one, actual, NOW)).toEqual({ outcome: 'invalid' });
  });
});

describe('a release [control central-budget]', () => {
  it('gives everything back', () => {
    expect(release(open, NOW + 59_999)).toEqual({
      outcome: 'changed',
      reservation: { ...open, state: 'released', charged: 0 },
      deltas: both(-300),
    });
  });

  it('gives nothing back after its time: it expires', () => {
    expect(release(open, NOW + 60_000)).toEqual({
      outcome: 'changed',
      reservation: expired,
      deltas: new Map(),
    });
  });

  it.each(['settled', 'released', 'expired'] as const)('leaves a %s one as it is', (state) => {
    const closed = { ...open, state };
    expect(release(closed, NOW)).toEqual(unchanged(closed));
  });
});

describe('an expiry [control central-budget]', () => {
  it('is at the full estimate, when the time is over and not before', () => {
    expect(expire(open, NOW + 59_999)).toEqual(unchanged(open));
    expect(expire(open, NOW + 60_000)).toEqual({
      outcome: 'changed',
      reservation: expired,
      deltas: new Map(),
    });
  });

  it.each(['settled', 'released', 'expired'] as const)('leaves a %s one as it is', (state) => {
    const closed = { ...open, state };
    expect(expire(closed, NOW + 90_000)).toEqual(unchanged(closed));
  });
});
