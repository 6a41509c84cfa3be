/** When a breaker opens, and how it closes again. Times in ms, shares between 0 and 1. */
export interface BreakerRules {
  /** How far back calls count. */
  windowMs: number;
  /** With fewer calls in the window it never opens. */
  minCalls: number;
  /** It opens where so large a share of them failed … */
  failureShare: number;
  /** … or took longer than `slowMs`. */
  slowShare: number;
  slowMs: number;
  /** How long it stays open at first; twice as long after each bad probe, to `maxOpenMs` at most. */
  openMs: number;
  maxOpenMs: number;
  /** So many good probes in a row close it. */
  probesToClose: number;
  /** A probe that has not reported by then is given up. */
  probeTimeoutMs: number;
}

export const BREAKER_RULES: BreakerRules = {
  windowMs: 60_000,
  minCalls: 10,
  failureShare: 0.5,
  slowShare: 0.8,
  slowMs: 15_000,
  openMs: 5_000,
  maxOpenMs: 300_000,
  probesToClose: 3,
  probeTimeoutMs: 30_000,
};

/** Up to so much longer than it has to it stays open, so that what waits does not come back all at once. */
export const OPEN_JITTER = 0.2;
