/** So many at once, and as many again spread over each window. */
export interface RateLimit {
  burst: number;
  windowMs: number;
}

export interface Taken {
  /** 0: taken. Else how long until one may be taken, in whole ms. */
  waitMs: number;
  /** When the bucket is full again (ms since the epoch); what has to be remembered, of a refused try too. */
  fullAt: number;
  /** Whole tokens that are left. */
  remaining: number;
  /** How long until the bucket is full again, in whole ms. */
  resetMs: number;
}

/**
 * Takes one token, by the generic cell rate algorithm: one number says it all. A refused try costs nothing.
 * After a clock that stepped back, the bucket is at worst empty: nobody waits longer than a window.
 */
export function takeToken(fullAt: number, { burst, windowMs }: RateLimit, now: number): Taken {
  const tokenMs = perToken(burst, windowMs);
  const emptyMs = tokenMs * burst;
  const before = Math.min(Math.max(fullAt, now), now + emptyMs);
  const after = before + tokenMs;
  const waitMs = Math.ceil(Math.max(0, after - now - emptyMs));
  const next = waitMs > 0 ? before : after;
  const remaining = Math.floor((now + emptyMs - next) / tokenMs);
  return { waitMs, fullAt: next, remaining, resetMs: Math.ceil(next - now) };
}

/** How much of a bucket may be written down as taken before it is: a sixteenth of the burst, in whole tokens. */
export function aheadMs({ burst, windowMs }: RateLimit): number {
  return Math.floor(burst / 16) * perToken(burst, windowMs);
}

// Beside a time of today a double keeps 1/1024 ms exactly: a bucket of 7 never loses its last to rounding.
function perToken(burst: number, windowMs: number): number {
  return Math.max(1, Math.floor((windowMs / burst) * 1024)) / 1024;
}
