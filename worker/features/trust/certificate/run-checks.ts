import type { Log } from '../../../platform/log.ts';
import { withinTime } from '../../../platform/within-time.ts';
import { CHECKS, type CheckName, type CheckResult } from './certificate.ts';
import type { Check, CheckContext } from './check.ts';
import { filesInOwnFolder, othersReadFiles } from './checks/files.ts';
import { objectsByOwnName, othersOpenLive } from './checks/objects.ts';
import {
  forgedContexts,
  keysOfOthers,
  othersReadRows,
  ownerReadsOthers,
  strangersEnter,
} from './checks/rows.ts';
import { othersSearchVectors } from './checks/vectors.ts';

const TIMEOUT_MS = 15_000;

const RUN: Record<CheckName, Check> = {
  'owner-reads-others': ownerReadsOthers,
  'others-read-rows': othersReadRows,
  'strangers-enter': strangersEnter,
  'forged-contexts': forgedContexts,
  'others-search-vectors': othersSearchVectors,
  'files-in-own-folder': filesInOwnFolder,
  'others-read-files': othersReadFiles,
  'objects-by-own-name': objectsByOwnName,
  'others-open-live': othersOpenLive,
  'keys-of-others': keysOfOthers,
};

/** Runs every check at once, each within its time. One that cannot tell has failed. */
export async function runChecks(context: CheckContext, log: Log): Promise<CheckResult[]> {
  return Promise.all(
    CHECKS.map(async (name): Promise<CheckResult> => {
      try {
        const { tried, isSafe } = await withinTime(RUN[name](context), TIMEOUT_MS);
        if (!isSafe) return { name, outcome: 'failed', tried };
        return { name, outcome: tried === 0 ? 'not_applicable' : 'passed', tried };
      } catch (error) {
        log.error('certificate.check_failed', error, { check: name });
        return { name, outcome: 'failed', tried: 0 };
      }
    }),
  );
}
