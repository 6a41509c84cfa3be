import { type BreakerRules, OPEN_JITTER } from './breaker-rules.ts';
import { countCall, type EndedCall, type Slot, sumSlots } from './breaker-window.ts';

export type BreakerPhase = 'closed' | 'open' | 'half_open';

/** All that has to be remembered. `probes` numbers them: it only ever grows. */
export type Breaker = { probes: number } & (
  | { phase: 'closed'; slots: Slot[] }
  | { phase: 'open'; from: number; until: number; openMs: number }
  | { phase: 'half_open'; openMs: number; good: number; probe: Probe | null }
);

/** The one probe in flight. */
interface Probe {
  number: number;
  startedAt: number;
}

export interface Transition {
  from: BreakerPhase;
  to: BreakerPhase;
}

/** Whether the call may be made, and the state to store, also where it may not. */
export type Admission = { breaker: Breaker; transition?: Transition } & (
  | { admitted: true; probe: number | null }
  /** `retryAt`: when to ask again (ms since the epoch). */
  | { admitted: false; retryAt: number }
);

export interface CallReport {
  outcome: 'ok' | 'failed';
  durationMs: number;
  /** What the upstream asked for. */
  retryAfterMs?: number;
  /** As it was admitted. */
  probe: number | null;
}

/** A breaker that nothing is known of (null, undefined) is closed and empty. */
export type StoredBreaker = Breaker | null | undefined;

export function breakerPhase(breaker: StoredBreaker): BreakerPhase {
  return breaker?.phase ?? 'closed';
}

/** Closed and empty. Reports of probes from before it are not taken for later ones. */
export function resetBreaker(breaker: StoredBreaker): Breaker {
  return { phase: 'closed', slots: [], probes: breaker?.probes ?? 0 };
}

/** Asks to make one call. A clock that stepped back makes nobody wait longer than the whole time open. */
export function admitCall(stored: StoredBreaker, rules: BreakerRules, now: number): Admission {
  const breaker = stored ?? resetBreaker(stored);
  if (breaker.phase === 'closed') return { breaker, admitted: true, probe: null };
  if (breaker.phase === 'half_open') return admitProbe(breaker, rules, now);
  if (now >= breaker.until) {
    const { openMs, probes } = breaker;
    const half = { phase: 'half_open', openMs, probes, good: 0, probe: null } as const;
    return { ...admitProbe(half, rules, now), transition: { from: 'open', to: 'half_open' } };
  }
  if (now >= breaker.from) return { breaker, admitted: false, retryAt: breaker.until };
  const until = now + breaker.until - breaker.from;
  return { breaker: { ...breaker, from: now, until }, admitted: false, retryAt: until };
}

function admitProbe(
  breaker: Breaker & { phase: 'half_open' },
  { probeTimeoutMs }: BreakerRules,
  now: number,
): Admission {
  const { probe } = breaker;
  if (!probe || now >= probe.startedAt + probeTimeoutMs) {
    const number = breaker.probes + 1;
    const next = { ...breaker, probes: number, probe: { number, startedAt: now } };
    return { breaker: next, admitted: true, probe: number };
  }
  const startedAt = Math.min(probe.startedAt, now);
  const waiting = startedAt === probe.startedAt ? breaker : { ...breaker, probe: { ...probe, startedAt } };
  return { breaker: waiting, admitted: false, retryAt: startedAt + probeTimeoutMs };
}

/**
 * Says how an admitted call ended. While it is open, reports of calls from before count for nothing; while it is
 * half open, only that of the probe in flight counts. A slow probe is a bad one.
 * `random` gives numbers from 0 up to 1.
 */
export function reportCall(
  stored: StoredBreaker,
  report: CallReport,
  rules: BreakerRules,
  now: number,
  random: () => number,
): { breaker: Breaker; transition?: Transition } {
  const breaker = stored ?? resetBreaker(stored);
  const ended = { failed: report.outcome === 'failed', slow: report.durationMs > rules.slowMs };
  if (breaker.phase === 'closed') {
    const slots = countCall(breaker.slots, ended, rules.windowMs, now);
    if (!isBad(slots, rules)) return { breaker: { ...breaker, slots } };
    return opened(breaker, rules.openMs, report, rules, now, random);
  }
  if (breaker.phase === 'open' || breaker.probe === null || report.probe !== breaker.probe.number) {
    return { breaker };
  }
  if (isBadProbe(ended)) return opened(breaker, breaker.openMs * 2, report, rules, now, random);
  const good = breaker.good + 1;
  if (good < rules.probesToClose) return { breaker: { ...breaker, good, probe: null } };
  return { breaker: resetBreaker(breaker), transition: { from: 'half_open', to: 'closed' } };
}

function isBad(slots: readonly Slot[], { minCalls, failureShare, slowShare }: BreakerRules): boolean {
  const { calls, failed, slow } = sumSlots(slots);
  return calls >= minCalls && (failed >= calls * failureShare || slow >= calls * slowShare);
}

function isBadProbe({ failed, slow }: EndedCall): boolean {
  return failed || slow;
}

/**
 * Open for so long as wanted or as the upstream asked for, whichever is longer; even it can ask for no more than
 * `maxOpenMs`, lest one wrong header switch it off for days. Jitter comes on top.
 */
function opened(
  { phase, probes }: Breaker,
  wantedMs: number,
  { retryAfterMs = 0 }: CallReport,
  { maxOpenMs }: BreakerRules,
  now: number,
  random: () => number,
): { breaker: Breaker; transition: Transition } {
  const openMs = Math.min(wantedMs, maxOpenMs);
  const askedMs = retryAfterMs > openMs ? Math.min(retryAfterMs, maxOpenMs) : openMs;
  const until = now + askedMs + Math.floor(askedMs * OPEN_JITTER * random());
  return {
    breaker: { phase: 'open', probes, from: now, until, openMs },
    transition: { from: phase, to: 'open' },
  };
}
