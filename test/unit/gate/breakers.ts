import {
  admitCall,
  type Breaker,
  type CallReport,
  reportCall,
  type StoredBreaker,
} from '../../../durable-objects/policy/breaker.ts';
import type { BreakerRules } from '../../../durable-objects/policy/breaker-rules.ts';

export const START = 1_800_000_000_000;

export const RULES: BreakerRules = {
  windowMs: 1_000,
  minCalls: 4,
  failureShare: 0.5,
  slowShare: 0.75,
  slowMs: 200,
  openMs: 100,
  maxOpenMs: 350,
  probesToClose: 2,
  probeTimeoutMs: 50,
};

export const noJitter = () => 0;
export const good = { outcome: 'ok', durationMs: 10, probe: null } satisfies CallReport;
export const bad = { outcome: 'failed', durationMs: 10, probe: null } satisfies CallReport;
export const slow = { outcome: 'ok', durationMs: 201, probe: null } satisfies CallReport;

/** After these reports, all at one time. */
export function reported(
  reports: readonly CallReport[],
  now = START,
  stored: StoredBreaker = null,
): Breaker | null {
  let breaker = stored ?? null;
  for (const report of reports) ({ breaker } = reportCall(breaker, report, RULES, now, noJitter));
  return breaker;
}

/** Opened at this time by as few failures as it takes, the last with what the upstream asks for. */
export function opened(now = START, retryAfterMs = 0): Breaker & { phase: 'open' } {
  const breaker = reported([bad, bad, bad, { ...bad, retryAfterMs }], now);
  if (breaker?.phase !== 'open') throw new Error('it should be open');
  return breaker;
}

/** Lets a probe through at this time. */
export function probed(breaker: StoredBreaker, now: number): { breaker: Breaker; probe: number } {
  const admission = admitCall(breaker, RULES, now);
  if (!admission.admitted || admission.probe === null) throw new Error('it should be a probe');
  return { breaker: admission.breaker, probe: admission.probe };
}
