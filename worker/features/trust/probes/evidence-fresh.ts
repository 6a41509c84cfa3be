import { readEvidence } from '../evidence/read-evidence.ts';
import type { Probe } from './probe.ts';

/** Whether the signed evidence about the build that runs is there and holds. */
export const evidenceFresh: Probe = {
  name: 'evidence-fresh',
  async run({ env, config, now }) {
    const { check } = await readEvidence(env, config, now);
    return check.status === 'valid' ? null : check.status;
  },
};
