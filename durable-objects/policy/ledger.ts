import { isMicro } from './micro.ts';

/** What must not pass its ceiling (micro-units), as `day:2026-11-30`. */
export interface Counter {
  name: string;
  ceiling: number;
}

export interface ReservationRequest {
  id: string;
  /** The estimate, in micro-units: charged in full until it is settled. */
  micro: number;
  /** All of them are charged, or none. */
  counters: readonly Counter[];
  /** ms since the epoch. */
  expiresAt: number;
}

/** Money set aside for one piece of work. Only an open one can still grow; no closed one ever opens again. */
export interface Reservation {
  id: string;
  micro: number;
  /** Names, each once. */
  counters: string[];
  state: 'open' | 'settled' | 'released' | 'expired';
  /** What each of the counters bears for it now. */
  charged: number;
  /** By how much the actual price passed the estimate; 0 in nearly all. */
  overrun: number;
  expiresAt: number;
}

/** What to add to the committed amount of each counter; those that do not change are left out. */
export type Deltas = Map<string, number>;

export type Reserved =
  | { outcome: 'granted'; reservation: Reservation; deltas: Deltas }
  /** It was decided before: as it stands now, which may be closed. Nothing is charged again. */
  | { outcome: 'replayed'; reservation: Reservation }
  /** `counter`: the one with the least room. Nothing is kept of it: the same id may be tried again. */
  | { outcome: 'refused'; counter: string }
  /** The id is that of a reservation with another amount or other counters. */
  | { outcome: 'conflict'; reservation: Reservation }
  /** An amount, ceiling or time that is none, or counters that are none or double. */
  | { outcome: 'invalid' };

/**
 * Sets money aside where no ceiling is passed by it. Nothing of this throws.
 * @param existing the reservation of this id, if there is one
 * @param committed what is reserved and spent by counter, in micro-units; 0 for a name that is missing
 */
export function reserve(
  existing: Reservation | null,
  committed: ReadonlyMap<string, number>,
  request: ReservationRequest,
  now: number,
): Reserved {
  const { id, micro, counters, expiresAt } = request;
  const names = counters.map(({ name }) => name);
  if (!isMicro(micro) || !areCounters(counters)) return { outcome: 'invalid' };
  if (existing) {
    const same = existing.id === id && existing.micro === micro && areSame(existing.counters, names);
    return { outcome: same ? 'replayed' : 'conflict', reservation: existing };
  }
  if (!Number.isSafeInteger(expiresAt) || expiresAt <= now) return { outcome: 'invalid' };
  // So written that a sum that is no number refuses.
  const [least] = counters
    .map(({ name, ceiling }) => ({ name, room: ceiling - (committed.get(name) ?? 0) }))
    .filter(({ room }) => !(micro <= room))
    .toSorted((one, other) => one.room - other.room);
  if (least) return { outcome: 'refused', counter: least.name };
  const reservation = {
    id,
    micro,
    counters: names,
    state: 'open',
    charged: micro,
    overrun: 0,
    expiresAt,
  } as const;
  return { outcome: 'granted', reservation, deltas: deltasOf(names, micro) };
}

function areCounters(counters: readonly Counter[]): boolean {
  const names = new Set(counters.map(({ name }) => name));
  return (
    names.size > 0 && names.size === counters.length && counters.every(({ ceiling }) => isMicro(ceiling))
  );
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

export function deltasOf(counters: readonly string[], delta: number): Deltas {
  return new Map(delta === 0 ? [] : counters.map((name) => [name, delta]));
}
