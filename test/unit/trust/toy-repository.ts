import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const NODE_MODULES = new URL('../../../node_modules', import.meta.url).pathname;
/** Its build copies the source: as deterministic as ours, and much faster. */
const FILES = {
  '.gitignore': 'node_modules\ndist/\n',
  'package.json': JSON.stringify({
    type: 'module',
    scripts: { build: 'node build.js', 'audit:good': 'exit 0', 'audit:bad': 'exit 1' },
  }),
  'package-lock.json': '{}',
  'build.js': `import { cpSync } from 'node:fs';
    cpSync('worker', 'dist/worker', { recursive: true });
    cpSync('web/index.html', 'web/dist/index.html');`,
  'worker/index.js': 'export default 1;\n',
  'web/index.html': '<p>\n',
  'README.md': 'A toy.\n',
  'test/vitest.config.ts': `export default {
    test: { include: ['test/**/*.test.ts'], root: new URL('..', import.meta.url).pathname },
  };\n`,
  'test/support/answer.ts': 'export const answer = 42;\n',
  'test/good.test.ts': `import { describe, expect, it } from 'vitest';
    import { answer } from './support/answer.ts';
    describe('what is good [control good]', () => {
      it.each([1, 2])('%d', () => expect(answer).toBe(42));
    });
    it('serves two [control also-good, good]', () => undefined);
    it.skip('is of no control', () => undefined);\n`,
  'test/end-to-end/mixed.test.ts': `import { expect, it } from 'vitest';
    it('passes [control skipped]', () => undefined);
    it.skip('would pass [control skipped]', () => undefined);
    it.todo('is not there yet [control unwritten]');
    it('passes [control failed]', () => undefined);
    it('fails [control failed]', () => expect(1).toBe(2));
    it('passes [control good-too]', () => undefined);\n`,
  'test/broken.test.ts': `import './nothing-there.ts';
    import { it } from 'vitest';
    it('never runs [control broken]', () => undefined);\n`,
};

/** A repository as small as can be, with tests that pass, fail and do not run, and a commit of all that. */
export function openToyRepository() {
  const root = mkdtempSync(join(tmpdir(), 'portero-toy-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@localhost', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  symlinkSync(NODE_MODULES, join(root, 'node_modules'));
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--no-gpg-sign', '--message', 'A toy');
  };
  git('init', '--quiet');
  commit();
  return {
    ...{ root, write, git, commit },
    restore: () => void git('checkout', '--quiet', '.'),
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
