import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FOLDERS_OF_PROJECTS, projectOf } from '../../projects.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe('what every change goes through [control verified-builds]', () => {
  it('is the whole verification, which ends where a step fails', () => {
    expect(read('.ci/run')).toMatch(/^set -euo pipefail$/m);
    expect(read('.ci/run')).toMatch(/^npm run verify$/m);
    expect(scripts.verify).not.toMatch(/\|\||;|(?<!&)&(?!&)/);
  });

  it('has the audits and the tests, those of isolation among them', () => {
    const steps = scripts.verify?.split(' && ');
    const audits = Object.keys(scripts).filter((name) => name.startsWith('audit:'));
    expect(steps).toEqual(expect.arrayContaining(['npm test', ...audits.map((name) => `npm run ${name}`)]));
    expect(scripts.test).toBe('npm run -s build && node test/run-suite.ts');
    for (const project of Object.keys(FOLDERS_OF_PROJECTS)) {
      expect(read('test/run-suite.ts')).toContain(`'--project', '${project}'`);
    }
    expect(projectOf('test/isolation/audit.test.ts')).toBe('stack');
    expect(read('test/vitest.config.ts')).toContain("inOneProcess('stack')");
  });
});
