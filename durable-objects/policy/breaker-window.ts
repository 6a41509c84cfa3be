/** Calls that ended within one stretch of the window. One may be both failed and slow. */
export interface Slot {
  /** Its first moment (ms since the epoch). */
  from: number;
  calls: number;
  failed: number;
  slow: number;
}

export interface EndedCall {
  failed: boolean;
  slow: boolean;
}

/** A window never has more, whatever the traffic. */
export const WINDOW_SLOTS = 10;

/**
 * The slots of the window with one more call. What is older than it is dropped, and what a clock that stepped
 * back has put into the future.
 */
export function countCall(
  slots: readonly Slot[],
  { failed, slow }: EndedCall,
  windowMs: number,
  now: number,
): Slot[] {
  const slotMs = windowMs / WINDOW_SLOTS;
  const from = Math.floor(now / slotMs) * slotMs;
  const earlier = slots.filter((slot) => slot.from > now - windowMs && slot.from < from);
  const current = slots.find((slot) => slot.from === from) ?? { from, calls: 0, failed: 0, slow: 0 };
  const counted = {
    from,
    calls: current.calls + 1,
    failed: current.failed + Number(failed),
    slow: current.slow + Number(slow),
  };
  return [...earlier.slice(1 - WINDOW_SLOTS), counted];
}

/** All slots together. */
export function sumSlots(slots: readonly Slot[]): Omit<Slot, 'from'> {
  const sum = { calls: 0, failed: 0, slow: 0 };
  for (const { calls, failed, slow } of slots) {
    sum.calls += calls;
    sum.failed += failed;
    sum.slow += slow;
  }
  return sum;
}
