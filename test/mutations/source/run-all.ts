import { inLanes } from '../lanes.ts';
import type { MutationResult } from '../result.ts';
import { copyRepository } from './copy-repository.ts';
import type { SourceMutation } from './mutation.ts';
import { buildFor, runSourceMutation } from './run-mutation.ts';
import { runTests } from './run-tests.ts';

const LANES = 2;

/**
 * Each mutation in a copy of the repository, in the order given.
 * @throws Error where the tests are not green without a mutation: then every mutation would be caught
 */
export async function runSourceMutations(
  mutations: readonly SourceMutation[],
  tell: (result: MutationResult) => void,
): Promise<MutationResult[]> {
  if (mutations.length === 0) return [];
  const copies = await Promise.all(Array.from({ length: LANES }, () => copyRepository()));
  try {
    const tests = [...new Set(mutations.flatMap((mutation) => mutation.tests))];
    for (const copy of copies.slice(0, 1)) {
      await buildFor(copy, tests);
      const { failed, broken } = await runTests(copy.folder, tests, false);
      const red = [...failed, ...broken];
      if (red.length > 0) throw new Error(`tests are red without a mutation: ${red.join('; ')}`);
    }
    return await inLanes(copies, mutations, async (copy, mutation) => {
      const result = await runSourceMutation(copy, mutation);
      tell(result);
      return result;
    });
  } finally {
    await Promise.all(copies.map((copy) => copy.remove()));
  }
}
