/** So many at once, and as many again spread over each window. */
export interface RateLimit {
  burst: number;
  windowMs: number;
}

export interface Taken {
  /** 0: taken. Else how long until one may be taken, in ms. */
  waitMs: number;
  /** When the bucket is full again (ms since the epoch); what has to be remembered. */
  fullAt: number;
}

/** Takes one token, by the generic cell rate algorithm: one number says it all. A refused try costs nothing. */
export function takeToken(fullAt: number, { burst, windowMs }: RateLimit, now: number): Taken {
  const after = Math.max(fullAt, now) + windowMs / burst;
  const waitMs = Math.max(0, after - now - windowMs);
  return waitMs > 0 ? { waitMs, fullAt } : { waitMs: 0, fullAt: after };
}
