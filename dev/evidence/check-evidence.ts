import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Control } from '../../worker/features/trust/control.ts';
import { parseEnvelope } from '../../worker/features/trust/evidence/envelope.ts';
import {
  type EvidenceCheck,
  verifyStatement,
} from '../../worker/features/trust/evidence/verify-statement.ts';
import { type Judgement, judgeControls, withoutChangedProofs } from './judge-controls.ts';
import type { PublicKeys } from './trusted-keys.ts';
import { pathsChangedSince } from './working-tree.ts';

/** What the statement about a build, as it lies in a folder, says of the controls as the files are now. Runs no proof. */
export async function checkEvidence(options: {
  root: string;
  controls: readonly Control[];
  publicKeys: PublicKeys;
  folder: string;
  digest: string;
}): Promise<Judgement & { status: EvidenceCheck['status'] }> {
  const { root, controls, publicKeys, folder, digest } = options;
  const now = Date.now();
  const check = await readCheck(join(folder, `${digest}.json`), { publicKeys, digest }, now);
  if (check.status !== 'valid') return { ...judgeControls(controls, check, now), status: check.status };
  const changed = pathsChangedSince(root, check.statement.predicate.commit);
  const statement = withoutChangedProofs(check.statement, changed);
  return { ...judgeControls(controls, { ...check, statement }, now), status: check.status };
}

async function readCheck(
  file: string,
  anchors: { publicKeys: PublicKeys; digest: string },
  now: number,
): Promise<EvidenceCheck> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { status: 'missing' };
  const envelope = parseEnvelope(text);
  return envelope ? verifyStatement(envelope, anchors, now) : { status: 'malformed' };
}
