import { isMicro } from './micro.ts';

/** The part of a shard's ceiling for one day that one tenant may commit by itself. Amounts in micro-units. */
export interface Lease {
  /** UTC, as `2026-11-30`: the lease ends with it. */
  day: string;
  /** The request it answers. */
  seq: number;
  /** All that the tenant may have committed on that day. */
  total: number;
}

/** Amounts are absolute, so that a lost answer heals with the next request. */
export interface LeaseRequest {
  day: string;
  /** Grows with every request of the tenant; only a repetition of the same one has the same. */
  seq: number;
  /** What the tenant has committed on that day. */
  holds: number;
  /** How much more it needs. Nothing: what it does not hold goes back. */
  wants: number;
}

export interface LeaseTerms {
  /** Of the whole shard for the day. */
  ceiling: number;
  /** A lease grows by whole slices while there is room, so that not every reservation asks for it. */
  slice: number;
}

export type Leased =
  | { outcome: 'leased'; lease: Lease }
  /** A later request was answered before: its lease stays, and the next request goes on from its `seq`. */
  | { outcome: 'stale'; lease: Lease }
  /** An amount that is none, or a lease of another day. */
  | { outcome: 'invalid' };

/**
 * What the platform leases to one tenant: what it holds and wants, in whole slices, or what room there is. With
 * all others' leases it is never above the ceiling, though the tenant should hold more. A request for at least
 * the present lease never shrinks it, unless the ceiling was lowered.
 * @param current the tenant's lease of that day, if there is one
 * @param leasedToOthers the sum of the other tenants' leases of that day
 */
export function lease(
  current: Lease | null,
  leasedToOthers: number,
  { day, seq, holds, wants }: LeaseRequest,
  { ceiling, slice }: LeaseTerms,
): Leased {
  if (![leasedToOthers, seq, holds, wants, ceiling, slice].every(isMicro) || slice === 0) {
    return { outcome: 'invalid' };
  }
  if (current && current.day !== day) return { outcome: 'invalid' };
  if (current && seq === current.seq) return { outcome: 'leased', lease: current };
  if (current && seq < current.seq) return { outcome: 'stale', lease: current };
  const inSlices = Math.ceil(wants / slice) * slice;
  const room = Math.max(0, ceiling - leasedToOthers);
  return { outcome: 'leased', lease: { day, seq, total: Math.min(holds + inSlices, room) } };
}

/**
 * What the tenant may count on from the moment it sends a request until the answer to its last one: whether the
 * request arrives or not, the platform has leased it no less.
 */
export function leaseWhileAsking(trusted: Lease, { day, seq, holds, wants }: LeaseRequest): Lease {
  const before = trusted.day === day ? trusted.total : 0;
  return { day, seq, total: Math.min(before, holds + wants) };
}

/** The lease as the answer has it; an answer to any but the last request changes nothing. */
export function leaseAnswered(trusted: Lease, answer: Lease): Lease {
  return answer.day === trusted.day && answer.seq === trusted.seq ? answer : trusted;
}

/** What a lease allows at this time (ms since the epoch): nothing once its day is over. */
export function leasedNow(trusted: Lease | null, now: number): number {
  return trusted?.day === utcDay(now) ? trusted.total : 0;
}

/** The day in UTC, as `2026-11-30`. */
export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
