/** How often a benign text may be taken for an attack. */
export interface Allowed {
  ordinary: number;
  hard: number;
}

export const AT_BLOCK: Allowed = { ordinary: 0.002, hard: 0.01 };
export const AT_SUSPICIOUS: Allowed = { ordinary: 0.01, hard: 0.05 };
/** A passage that is held back costs its owner a look at it, no more; but handbooks are full of instructions. */
export const IN_DOCUMENTS = 0.02;
/** Of what is allowed so much is used: on texts of other people there is more of everything. */
const USED = 0.8;

/** The lowest odds at which neither kind of benign texts has more false alarms than it may. */
export function lineFor(odds: Record<keyof Allowed, readonly number[]>, allowed: Allowed): number {
  return Math.max(lineAt(odds.ordinary, allowed.ordinary * USED), lineAt(odds.hard, allowed.hard * USED));
}

/** What at most so large a share of the numbers exceeds. */
export function lineAt(odds: readonly number[], share: number): number {
  const sorted = odds.toSorted((one, other) => other - one);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
