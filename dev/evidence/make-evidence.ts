import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Control } from '../../worker/features/trust/control.ts';
import {
  PREDICATE_TYPE,
  type ProofResult,
  STATEMENT_TYPE,
  type Statement,
  statement,
} from '../../worker/features/trust/evidence/statement.ts';
import { buildDigest, sha256 } from './build-digest.ts';
import { type Judgement, judgeControls } from './judge-controls.ts';
import { proofResults, run, runProofs } from './run-proofs.ts';
import { type EvidenceKey, signStatement } from './signing-key.ts';
import { headCommit, uncommittedPaths } from './working-tree.ts';

/**
 * Builds what is committed, runs the proofs of all controls, and writes the signed statement to
 * `<folder>/<digest>.json`, whatever the proofs came to.
 * @throws Error where files differ from the last commit, before or after, two builds differ from each other, or the
 * build changed while it was proven
 */
export async function makeEvidence(options: {
  root: string;
  controls: readonly Control[];
  key: EvidenceKey;
  folder: string;
}): Promise<{ file: string; digest: string }> {
  const { root, controls, key, folder } = options;
  refuseUncommitted(root);
  const commit = headCommit(root);
  const digest = await build(root);
  if ((await build(root)) !== digest) throw new Error('Two builds of this commit differ: nothing is stated.');
  const proofs = proofResults(root, controls, await runProofs(root, controls));
  refuseUncommitted(root);
  if (headCommit(root) !== commit || (await buildDigest(root)) !== digest) {
    throw new Error('The commit or the build changed while the proofs ran: nothing is stated.');
  }
  const made = await stateProofs(root, { digest, commit, proofs });
  const file = join(folder, `${digest}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${JSON.stringify(signStatement(made, key))}\n`);
  return { file, digest };
}

/** Builds the files as they are, committed or not, and runs the proofs of some controls. Nothing is signed or kept. */
export async function proveOnly(root: string, controls: readonly Control[]): Promise<Judgement> {
  const digest = await build(root);
  const proofs = proofResults(root, controls, await runProofs(root, controls));
  return judgeProofs(root, controls, { digest, commit: headCommit(root), proofs });
}

/** What the page would show of controls after these proofs, were they stated and signed. */
export async function judgeProofs(
  root: string,
  controls: readonly Control[],
  made: { digest: string; commit: string; proofs: ProofResult[] },
): Promise<Judgement> {
  const statement = await stateProofs(root, made);
  const unsigned = { status: 'valid', statement, keyId: '', isDevelopmentKey: true } as const;
  return judgeControls(controls, unsigned, Date.now());
}

/** Builds, and returns the digest of what came out. */
export async function build(root: string): Promise<string> {
  if ((await run(root, 'npm', ['run', '-s', 'build'])) !== 0) throw new Error('The build failed.');
  return buildDigest(root);
}

async function stateProofs(
  root: string,
  { digest, commit, proofs }: { digest: string; commit: string; proofs: ProofResult[] },
): Promise<Statement> {
  const lockfile = sha256(await readFile(join(root, 'package-lock.json')));
  return statement.parse({
    _type: STATEMENT_TYPE,
    subject: [{ name: 'portero', digest: { sha256: digest } }],
    predicateType: PREDICATE_TYPE,
    predicate: { commit, lockfile, time: new Date().toISOString(), node: process.version, proofs },
  });
}

function refuseUncommitted(root: string): void {
  const paths = uncommittedPaths(root);
  if (paths.length === 0) return;
  throw new Error(
    `Evidence speaks for a commit, and these files differ from it: ${paths.slice(0, 10).join(', ')}`,
  );
}
