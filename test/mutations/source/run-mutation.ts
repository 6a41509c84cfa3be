import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MutationError } from '../replace-once.ts';
import type { MutationResult } from '../result.ts';
import type { RepositoryCopy } from './copy-repository.ts';
import type { SourceMutation } from './mutation.ts';
import { runTests } from './run-tests.ts';

const run = promisify(execFile);
/** These run what is built. */
const ON_THE_BUILD = /^test\/(?:end-to-end|chaos|browser|route-battery|isolation)\//;

/** Removes one defence from a copy of the repository and runs the tests that are to notice. */
export async function runSourceMutation(
  copy: RepositoryCopy,
  mutation: SourceMutation,
): Promise<MutationResult> {
  const { id, defence, tests } = mutation;
  const result = { id, defence, kind: 'source' } as const;
  try {
    return await copy.withMutation(mutation, async () => {
      await buildFor(copy, tests);
      const { passed, failed, broken } = await runTests(copy.folder, tests, true);
      const [caughtBy = null] = failed;
      if (caughtBy === null && (broken.length > 0 || passed === 0)) {
        return { ...result, caughtBy, unfit: broken[0] ?? 'no test ran' };
      }
      return { ...result, caughtBy };
    });
  } catch (error) {
    if (!(error instanceof MutationError)) throw error;
    return { ...result, caughtBy: null, unfit: error.message };
  }
}

/** Builds the Worker where one of the test files runs the built one. */
export async function buildFor({ folder }: RepositoryCopy, tests: readonly string[]): Promise<void> {
  if (!tests.some((test) => ON_THE_BUILD.test(test))) return;
  await run(process.execPath, ['dev/build/build-worker.ts'], { cwd: folder });
}
