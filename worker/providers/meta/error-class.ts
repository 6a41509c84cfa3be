export type GraphErrorClass = 'retry' | 'pause_sender' | 'pause_credential' | 'never';

/** Rate limits and Meta's own passing faults. */
const RETRY = new Set([1, 2, 4, 32, 613, 80007, 130429, 131000, 131016, 131056, 133004]);
/** The number or its account is blocked, restricted, unpaid or of low quality. */
const PAUSE_SENDER = new Set([368, 130497, 131031, 131042, 131048, 131057, 131064]);

/**
 * What to do about a Graph error, by its `code` and never by its text. The same code arrives as an answer to a
 * send or later in a status webhook. Source: Meta's error code reference.
 */
export function classifyGraphError(code: number | null): GraphErrorClass {
  if (code === null) return 'never';
  if (RETRY.has(code)) return 'retry';
  if (PAUSE_SENDER.has(code)) return 'pause_sender';
  if (code === 0 || code === 10 || code === 190 || (code >= 200 && code <= 299)) return 'pause_credential';
  // Known refusals (131047, 131026, 100, 1320xx…) and every unknown code: sending again what Meta refused for a
  // reason we do not know costs the number its quality rating; a person sees the failure and can resend.
  return 'never';
}

/** The least time in ms before the same send may be tried again; 0 where the caller's own backoff is enough. */
export function minimumRetryDelayMs(code: number | null): number {
  if (code === 131056) return 6_000; // one message per 6 s to the same customer
  if (code === 131049) return 86_400_000; // the customer's daily limit of marketing messages
  return 0;
}
