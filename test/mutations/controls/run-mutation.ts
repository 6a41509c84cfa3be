import { join } from 'node:path';
import { build, judgeProofs } from '../../../dev/evidence/make-evidence.ts';
import { tagsOf } from '../../../dev/evidence/read-report.ts';
import { type ProofRun, proofResults, runProofs } from '../../../dev/evidence/run-proofs.ts';
import type { Control, Proof } from '../../../worker/features/trust/control.ts';
import { withMutation } from '../source/copy-repository.ts';
import type { ControlMutation } from './all.ts';
import type { ControlResult } from './result.ts';

/** Which controls the page would not show as verified, each with what failed of its tests and audits. */
export type Verdict = ReadonlyMap<string, readonly string[]>;

/** Controls with those proofs only that are to run; what does not run is as it was. */
export function onlyProofs(
  controls: readonly Control[],
  isWanted: (proof: Proof, control: Control) => boolean,
): Control[] {
  return controls
    .map((control) => ({ ...control, proofs: control.proofs.filter((proof) => isWanted(proof, control)) }))
    .filter(({ proofs }) => proofs.length > 0);
}

/** The files and scripts of proofs, each once. */
export function proofNames(controls: readonly Control[]): string[] {
  const names = controls.flatMap(({ proofs }) =>
    proofs.flatMap((proof) =>
      proof.kind === 'test' ? [proof.file] : proof.kind === 'audit' ? [proof.script] : [],
    ),
  );
  return [...new Set(names)];
}

/**
 * Builds what is in the folder, runs the proofs of these controls and judges them as the security page does.
 * @throws Error where it cannot be built
 */
export async function judge(folder: string, controls: readonly Control[], commit: string): Promise<Verdict> {
  const digest = await build(folder);
  const run = await runProofs(folder, controls);
  const proofs = proofResults(folder, controls, run);
  const { unproven } = await judgeProofs(folder, controls, { digest, commit, proofs });
  const off = controls.filter(({ id }) => unproven.includes(id));
  return new Map(off.map((control) => [control.id, failuresOf(folder, control, run)]));
}

/** Removes one defence from a copy of the repository and tells what the security page would then show. */
export async function runControlMutation(
  folder: string,
  { control, mutation }: ControlMutation,
  { controls, commit }: { controls: readonly Control[]; commit: string },
): Promise<ControlResult> {
  const { id, defence } = mutation;
  const result = { control: control.id, mutation: id, defence, proofsRun: proofNames(controls) };
  const unfit = (reason: string) => ({ ...result, turnedOff: [], by: [], exactly: false, unfit: reason });
  try {
    const off = await withMutation(folder, mutation, () => judge(folder, controls, commit));
    const silent = [...off].filter(([, failures]) => failures.length === 0).map(([silentId]) => silentId);
    if (silent.length > 0) return unfit(`tests did not run: ${silent.join(', ')}`);
    const turnedOff = [...off.keys()];
    const by = [...new Set([...off.values()].flat())];
    return { ...result, turnedOff, by, exactly: turnedOff.join() === control.id };
  } catch (error) {
    return unfit(error instanceof Error ? error.message : String(error));
  }
}

/** A control's tests and audits that failed. What did not run at all is none: it has noticed nothing. */
function failuresOf(folder: string, { id, proofs }: Control, { report, audits }: ProofRun): string[] {
  return proofs.flatMap((proof) => {
    if (proof.kind === 'audit') return audits.get(proof.script) ? [] : [proof.script];
    if (proof.kind === 'probe') return [];
    return report.testResults
      .filter(({ name }) => name === join(folder, proof.file))
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ fullName, status }) => status === 'failed' && tagsOf(fullName).includes(id))
      .map(({ fullName }) => `${proof.file}: ${fullName.trim()}`);
  });
}
