import { runProbes } from '../features/trust/probes/run-probes.ts';
import type { Log } from '../platform/log.ts';

/** Has the running deployment try its own defences. */
export async function runProbesEveryMinute(env: Env, log: Log): Promise<number> {
  return (await runProbes(env, log)).changes;
}
