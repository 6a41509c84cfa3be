import { type Config, readConfig } from '../../../platform/config.ts';
import type { Log } from '../../../platform/log.ts';
import { isTimeout } from '../../../platform/upstream.ts';
import { LateError, withinTime } from '../../../platform/within-time.ts';
import type { ProbeResult } from '../control.ts';
import { alertOperator, changesSince } from './alert-operator.ts';
import { PROBES } from './all-probes.ts';
import type { Probe } from './probe.ts';
import { readProbeRun, writeProbeRun } from './probe-store.ts';

const TIMEOUT_MS = 10_000;

export interface ProbeOptions {
  probes?: readonly Probe[];
  timeoutMs?: number;
  now?: number;
}

export interface ProbesDone {
  results: ProbeResult[];
  /** How many failures and recoveries the operator was told of. */
  changes: number;
}

/**
 * Runs every probe at once, each within its time, keeps what they came to, and tells the operator of what failed or
 * recovered since they were last told: once, not every minute.
 * @throws where the bucket does not answer: then nothing is kept, and what was kept grows too old to count
 */
export async function runProbes(
  env: Env,
  log: Log,
  { probes = PROBES, timeoutMs = TIMEOUT_MS, now = Date.now() }: ProbeOptions = {},
): Promise<ProbesDone> {
  const place = { env, config: readConfig(env) };
  const [before, outcomes] = await Promise.all([
    readProbeRun(place),
    Promise.all(probes.map((probe) => runProbe(probe, { ...place, timeoutMs, now }, log))),
  ]);
  const at = new Date(now).toISOString();
  const results = outcomes.map(({ name, state, reason }): ProbeResult => {
    const earlier = before?.results.find((result) => result.name === name)?.lastPassedAt ?? null;
    return { name, state, reason, at, lastPassedAt: state === 'passed' ? at : earlier };
  });
  const told = before?.told ?? [];
  await writeProbeRun(place, { at, results, told });

  const changes = changesSince(told, results);
  if (changes.failed.length + changes.recovered.length === 0) return { results, changes: 0 };
  const failing = results.filter(({ state }) => state !== 'passed').map(({ name }) => name);
  // Told only once the mail is out: else the next run tries again.
  if (await alertOperator(env, changes, before?.at ?? at, log))
    await writeProbeRun(place, { at, results, told: failing });
  return { results, changes: changes.failed.length + changes.recovered.length };
}

type Outcome = Pick<ProbeResult, 'name' | 'state' | 'reason'>;

async function runProbe(
  { name, run }: Probe,
  { timeoutMs, ...context }: { env: Env; config: Config; timeoutMs: number; now: number },
  log: Log,
): Promise<Outcome> {
  try {
    const reason = await withinTime(run({ ...context, signal: AbortSignal.timeout(timeoutMs) }), timeoutMs);
    if (reason === null) return { name, state: 'passed', reason };
    log.warn('probe.failed', { probe: name, reason });
    return { name, state: 'failed', reason };
  } catch (error) {
    const isLate = error instanceof LateError || isTimeout(error);
    log.error('probe.failed', error, { probe: name });
    return isLate ? { name, state: 'timed_out', reason: null } : { name, state: 'failed', reason: 'error' };
  }
}
