const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds to wait before trying again: what `Retry-After` (seconds) says, at most a minute, else twice as long
 * after each failure. `spread` from 0 to 1 keeps browsers from coming back all at once.
 */
export function retryPause(retryAfter: number | null, failures: number, spread = Math.random()): number {
  const wanted = retryAfter === null ? FIRST_MS * 2 ** Math.min(failures, 6) : retryAfter * 1_000;
  return Math.min(Math.max(wanted, FIRST_MS), LONGEST_MS) * (1 + spread / 4);
}
