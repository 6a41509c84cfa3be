import { execFileSync } from 'node:child_process';

/** The commit that is checked out. */
export function headCommit(root: string): string {
  return git(root, 'rev-parse', 'HEAD').trim();
}

/** What differs from the last commit, files that git does not know yet among it. */
export function uncommittedPaths(root: string): string[] {
  return linesOf(git(root, 'status', '--porcelain', '--no-renames')).map((line) => line.slice(3));
}

/** Paths that differ between a commit and the files as they are now; null where the commit is not known here. */
export function pathsChangedSince(root: string, commit: string): string[] | null {
  try {
    const changed = linesOf(git(root, 'diff', '--name-only', '--no-renames', commit));
    const unknown = linesOf(git(root, 'ls-files', '--others', '--exclude-standard'));
    return [...changed, ...unknown];
  } catch {
    return null;
  }
}

function git(root: string, ...args: string[]): string {
  return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
