import { describe, expect, it } from 'vitest';
import {
  type Lease,
  lease,
  leaseAnswered,
  leasedNow,
  leaseWhileAsking,
  utcDay,
} from '../../../durable-objects/policy/leases.ts';

const DAY = '2026-11-30';
const terms = { ceiling: 1_000, slice: 100 };
const request = { day: DAY, seq: 8, holds: 0, wants: 30 };
const current: Lease = { day: DAY, seq: 7, total: 200 };
const leased = (total: number) => ({ outcome: 'leased', lease: { day: DAY, seq: 8, total } });

describe('a lease', () => {
  it('is what the tenant holds and whole slices of what it wants', () => {
    expect(lease(null, 0, request, terms)).toEqual(leased(100));
    expect(lease(null, 0, { ...request, holds: 130, wants: 100 }, terms)).toEqual(leased(230));
    expect(lease(null, 0, { ...request, holds: 130, wants: 101 }, terms)).toEqual(leased(330));
  });

  it('is what room there is, down to nothing', () => {
    expect(lease(null, 950, request, terms)).toEqual(leased(50));
    expect(lease(null, 1_000, request, terms)).toEqual(leased(0));
    expect(lease(null, 1_200, request, terms)).toEqual(leased(0));
  });

  it('replaces the one before, so that a lost answer heals', () => {
    const again = { ...request, holds: 200, wants: 50 };
    expect(lease(current, 0, again, terms)).toEqual(leased(300));
  });

  it('goes back as far as it is not held', () => {
    expect(lease(current, 0, { ...request, holds: 40, wants: 0 }, terms)).toEqual(leased(40));
  });

  it('never passes the ceiling for a tenant that holds more by overruns', () => {
    expect(lease(current, 800, { ...request, holds: 260, wants: 10 }, terms)).toEqual(leased(200));
  });

  it('is the same for the same request, and stays where an older one comes late', () => {
    expect(lease(current, 0, { ...request, seq: 7 }, terms)).toEqual({ outcome: 'leased', lease: current });
    expect(lease(current, 0, { ...request, seq: 6 }, terms)).toEqual({ outcome: 'stale', lease: current });
  });

  it('is none of another day', () => {
    expect(lease(current, 0, { ...request, day: '2026-12-01' }, terms)).toEqual({ outcome: 'invalid' });
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'is none with an amount of %d',
    (amount) => {
      expect(lease(null, amount, request, terms).outcome).toBe('invalid');
      for (const part of ['seq', 'holds', 'wants']) {
        expect(lease(null, 0, { ...request, [part]: amount }, terms).outcome).toBe('invalid');
      }
      for (const part of ['ceiling', 'slice']) {
        expect(lease(null, 0, request, { ...terms, [part]: amount }).outcome).toBe('invalid');
      }
      expect(lease(null, 0, request, { ...terms, slice: 0 }).outcome).toBe('invalid');
    },
  );

  it('is exact at the largest amounts', () => {
    const all = Number.MAX_SAFE_INTEGER;
    expect(lease(null, 0, { ...request, wants: all }, { ceiling: all, slice: 7 })).toEqual(leased(all));
  });
});

describe('a tenant that asks for a lease', () => {
  it('counts on no more than it asks for, and no more than it has, until it is answered', () => {
    expect(leaseWhileAsking(current, { ...request, holds: 190 }).total).toBe(200);
    expect(leaseWhileAsking(current, { ...request, holds: 50, wants: 0 }).total).toBe(50);
    expect(leaseWhileAsking(current, { ...request, day: '2026-12-01' }).total).toBe(0);
  });

  it('believes only the answer to its last request', () => {
    const asking = leaseWhileAsking(current, request);
    expect(leaseAnswered(asking, { ...current, seq: 8, total: 400 }).total).toBe(400);
    expect(leaseAnswered(asking, { ...current, seq: 7, total: 400 })).toBe(asking);
    expect(leaseAnswered(asking, { day: '2026-12-01', seq: 8, total: 400 })).toBe(asking);
  });
});

describe('the day of a lease', () => {
  const midnight = Date.UTC(2026, 11, 1);

  it('ends at midnight in UTC', () => {
    expect(utcDay(midnight - 1)).toBe(DAY);
    expect(utcDay(midnight)).toBe('2026-12-01');
  });

  it('ends the lease, which is good again where the clock steps back', () => {
    expect(leasedNow(current, midnight - 1)).toBe(200);
    expect(leasedNow(current, midnight)).toBe(0);
    expect(leasedNow(current, midnight - 86_400_001)).toBe(0);
    expect(leasedNow(null, midnight)).toBe(0);
  });
});
