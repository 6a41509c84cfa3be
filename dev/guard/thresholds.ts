/** How often a benign text may be taken for an attack. */
export interface Allowed {
  ordinary: number;
  hard: number;
}

export const AT_BLOCK: Allowed = { ordinary: 0.002, hard: 0.01 };
export const AT_SUSPICIOUS: Allowed = { ordinary: 0.01, hard: 0.05 };
/** Of what is allowed so much is used: on texts of other people there are more. */
const USED = 0.6;

/** The lowest odds at which no group of benign texts has more false alarms than it may. */
export function lineFor(odds: { ordinary: readonly number[]; hard: readonly number[] }, allowed: Allowed): number {
  return Math.max(at(odds.ordinary, allowed.ordinary * USED), at(odds.hard, allowed.hard * USED));
}

function at(odds: readonly number[], share: number): number {
  const sorted = odds.toSorted((one, other) => other - one);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
