import * as z from 'zod';
import { objectKeys } from '../../../platform/bucket.ts';
import type { Config } from '../../../platform/config.ts';
import { withinTime } from '../../../platform/within-time.ts';
import { probeResult } from '../security-controls-document.ts';

const TIMEOUT_MS = 3_000;
/** In bytes; a run of every probe takes less than a tenth. */
const MAX_BYTES = 32 * 1024;

/** One object for each build: the last run, and what the operator was told of. */
const probeRun = z.strictObject({
  at: z.iso.datetime(),
  results: z.array(probeResult).max(100),
  /** Names of the probes whose failure the operator knows of. */
  told: z.array(z.string()).max(100),
});
export type ProbeRun = z.infer<typeof probeRun>;

type Place = { env: Pick<Env, 'BUCKET'>; config: Pick<Config, 'BUILD_DIGEST'> };

/**
 * The last run of the probes of this build; null before the first one, and where what is there is none of ours.
 * @throws where the bucket does not answer in time
 */
export async function readProbeRun({ env, config }: Place): Promise<ProbeRun | null> {
  return withinTime(read(env.BUCKET, objectKeys.probes(config.BUILD_DIGEST)), TIMEOUT_MS);
}

async function read(bucket: R2Bucket, key: string): Promise<ProbeRun | null> {
  const object = await bucket.get(key);
  if (!object) return null;
  if (object.size > MAX_BYTES) {
    await object.body.cancel();
    return null;
  }
  try {
    return probeRun.parse(JSON.parse(await object.text()));
  } catch {
    return null;
  }
}

/** @throws where the bucket does not answer in time */
export async function writeProbeRun({ env, config }: Place, run: ProbeRun): Promise<void> {
  const key = objectKeys.probes(config.BUILD_DIGEST);
  await withinTime(env.BUCKET.put(key, JSON.stringify(run)), TIMEOUT_MS);
}
