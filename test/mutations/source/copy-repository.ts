import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { replaceOnce } from '../replace-once.ts';
import type { SourceMutation } from './mutation.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));

type Replacement = Pick<SourceMutation, 'file' | 'find' | 'replacement'>;

/** A copy of the repository as it lies here, in which one mutation at a time is applied. */
export interface RepositoryCopy {
  folder: string;
  /** As `withMutation` below, in this copy. */
  withMutation<T>(mutation: Replacement, work: () => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

/** Everything that is tracked or could be, with this repository's `node_modules`. */
export async function copyRepository(): Promise<RepositoryCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'portero-mutation-'));
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await run('git', listed, { cwd: root, maxBuffer: 2 ** 26 });
  for (const path of new Set(stdout.split('\0'))) {
    const isFile = path !== '' && (await stat(join(root, path)).catch(() => null))?.isFile();
    if (isFile) await cp(join(root, path), join(folder, path));
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    withMutation: (mutation, work) => withMutation(folder, mutation, work),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Runs `work` while the mutation is in the folder; the file is as before afterwards.
 * @throws MutationError where the mutation does not fit the file
 */
export async function withMutation<T>(
  folder: string,
  { file, find, replacement }: Replacement,
  work: () => Promise<T>,
): Promise<T> {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  await writeFile(path, replaceOnce(before, find, replacement));
  try {
    return await work();
  } finally {
    await writeFile(path, before);
  }
}
