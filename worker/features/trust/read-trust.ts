import type { Config } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import type { ProbeResult } from './control.ts';
import { CONTROLS } from './controls/registry.ts';
import { type ControlView, controlViews } from './evidence/control-states.ts';
import { type Evidence, readEvidence } from './evidence/read-evidence.ts';
import { readProbeRun } from './probes/probe-store.ts';

/** What can be said of the security of the deployment at this moment. */
export interface Trust {
  now: number;
  build: string | null;
  evidence: Evidence;
  /** The last result of each live probe; none where the bucket does not answer. */
  probes: ProbeResult[];
  controls: ControlView[];
}

/** Reads it from the bucket alone. Whatever happens, it answers: what is not known is not shown as verified. */
export async function readTrust(
  env: Pick<Env, 'BUCKET'>,
  config: Config,
  log: Log,
  now: number = Date.now(),
): Promise<Trust> {
  const [evidence, run] = await Promise.all([
    readEvidence(env, config, now),
    readProbeRun({ env, config }).catch((error: unknown) => {
      log.error('probe.not_read', error);
      return null;
    }),
  ]);
  const probes = run?.results ?? [];
  const controls = controlViews(CONTROLS, evidence.check, probes, now);
  return { now, build: config.BUILD_DIGEST, evidence, probes, controls };
}
