import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDigest } from './build-digest.ts';
import { loadEvidenceKey } from './signing-key.ts';
import { publicKeysVariable } from './trusted-keys.ts';

/** Both below the root of the repository, and never in it. */
export const EVIDENCE_FOLDER = '.dev/evidence';
export const EVIDENCE_KEY_FILE = '.dev/evidence-key.pem';

export interface DevEvidence {
  digest: string;
  /** As `EVIDENCE_PUBLIC_KEYS` takes it: the development key alone. */
  publicKeys: string;
  /** What `npm run evidence` wrote about this build; null where it did not. */
  statement: string | null;
}

/** What a stack on this machine needs to show the evidence about its build. */
export async function readDevEvidence(root: string): Promise<DevEvidence> {
  const digest = await buildDigest(root);
  const key = await loadEvidenceKey(null, join(root, EVIDENCE_KEY_FILE));
  const file = join(root, EVIDENCE_FOLDER, `${digest}.json`);
  const statement = await readFile(file, 'utf8').catch(() => null);
  return { digest, publicKeys: publicKeysVariable([key]), statement };
}
