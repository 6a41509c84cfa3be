import { type Deltas, deltasOf, type Reservation } from './ledger.ts';
import { isMicro } from './micro.ts';

/** The reservation as it is now; where nothing changed, the very object that was given, and no deltas. */
export interface Closed {
  outcome: 'changed' | 'unchanged';
  reservation: Reservation;
  deltas: Deltas;
}

/**
 * Charges the actual price (micro-units) instead of the estimate. One that is above it is charged in full and
 * noted as `overrun`. After its time a settlement can only lower the charge. The first one counts: whatever is
 * settled or released already stays as it is. A price that is no amount is invalid, and changes nothing.
 */
export function settle(
  reservation: Reservation,
  actualMicro: number,
  now: number,
): Closed | { outcome: 'invalid' } {
  if (!isMicro(actualMicro)) return { outcome: 'invalid' };
  const { state, micro } = reservation;
  if (state === 'settled' || state === 'released') return unchanged(reservation);
  const late = state === 'expired' || isOver(reservation, now);
  const charged = late ? Math.min(actualMicro, micro) : actualMicro;
  return close(reservation, 'settled', charged);
}

/** Gives all of an open one back: the work was not done. Past its time it expires instead; a closed one stays. */
export function release(reservation: Reservation, now: number): Closed {
  if (reservation.state !== 'open') return unchanged(reservation);
  return isOver(reservation, now) ? expire(reservation, now) : close(reservation, 'released', 0);
}

/** Closes an open one whose time is over at its full estimate: nobody knows what was spent of it. */
export function expire(reservation: Reservation, now: number): Closed {
  if (reservation.state !== 'open' || !isOver(reservation, now)) return unchanged(reservation);
  return close(reservation, 'expired', reservation.micro);
}

function isOver({ expiresAt }: Reservation, now: number): boolean {
  return now >= expiresAt;
}

function close(reservation: Reservation, state: Reservation['state'], charged: number): Closed {
  const overrun = Math.max(0, charged - reservation.micro);
  return {
    outcome: 'changed',
    reservation: { ...reservation, state, charged, overrun },
    deltas: deltasOf(reservation.counters, charged - reservation.charged),
  };
}

function unchanged(reservation: Reservation): Closed {
  return { outcome: 'unchanged', reservation, deltas: new Map() };
}
