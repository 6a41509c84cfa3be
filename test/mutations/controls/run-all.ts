import { fileURLToPath } from 'node:url';
import { headCommit } from '../../../dev/evidence/working-tree.ts';
import { CONTROLS } from '../../../worker/features/trust/controls/registry.ts';
import { inLanes } from '../lanes.ts';
import { copyRepository } from '../source/copy-repository.ts';
import type { ControlMutation } from './all.ts';
import { isBuilt } from './all.ts';
import { isOnBuild, readImports } from './import-graph.ts';
import type { ControlResult } from './result.ts';
import { judge, onlyProofs, runControlMutation } from './run-mutation.ts';

const LANES = 2;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Each mutation in a copy of the repository, in the order given. All proofs of its control run, and those of the others
 * that could notice; of these the ones that run on the build only with `isWhole`: they take minutes each time.
 * @throws Error where a proof is not green without a mutation
 */
export async function runControlMutations(
  mutations: readonly ControlMutation[],
  { isWhole, tell }: { isWhole: boolean; tell: (result: ControlResult) => void },
): Promise<ControlResult[]> {
  const built = CONTROLS.filter(isBuilt);
  const commit = headCommit(ROOT);
  const notices = await readImports(ROOT, built);
  const chosen = mutations.map(({ control, mutation }) => ({
    mutation: { control, mutation },
    controls: onlyProofs(built, (proof, { id }) => {
      if (proof.kind === 'probe') return false;
      return id === control.id || ((isWhole || !isOnBuild(proof)) && notices(proof, mutation.file));
    }),
  }));
  const copies = await Promise.all(Array.from({ length: LANES }, () => copyRepository()));
  try {
    for (const { folder } of copies.slice(0, 1)) {
      const all = chosen.flatMap(({ controls }) => controls.flatMap(({ proofs }) => proofs));
      const off = await judge(
        folder,
        onlyProofs(built, (proof) => all.includes(proof)),
        commit,
      );
      const told = [...off].map(([id, failures]) => `${id} (${failures.join('; ')})`);
      if (off.size > 0) throw new Error(`not verified without a mutation: ${told.join(', ')}`);
    }
    return await inLanes(copies, chosen, async (copy, { mutation, controls }) => {
      const result = await runControlMutation(copy.folder, mutation, { controls, commit });
      tell(result);
      return result;
    });
  } finally {
    await Promise.all(copies.map((copy) => copy.remove()));
  }
}
