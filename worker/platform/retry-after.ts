const MAX_MS = 86_400_000;

/** The wait that `Retry-After` asks for, at most a day; null without one. A date or nonsense counts as none. */
export function retryAfterMs(headers: Headers): number | null {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(seconds) ? Math.min(Number(seconds) * 1000, MAX_MS) : null;
}
