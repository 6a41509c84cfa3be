import { defineConfig } from 'vitest/config';
import { FOLDERS_OF_PROJECTS } from './projects.ts';

const minute = 60_000;

/**
 * One project for each thing that tests need. A process that ran one file of a project goes on with the next one, since
 * Wrangler and Miniflare take seconds to load.
 */
export default defineConfig({
  test: {
    // Whole stacks mostly wait: six at a time keep two cores busy.
    maxWorkers: 6,
    root: new URL('..', import.meta.url).pathname,
    projects: [
      { test: inOneProcess('unit') },
      'test/workerd/vitest.config.ts',
      {
        test: {
          ...inOneProcess('stack'),
          globalSetup: ['test/support/postgres-global-setup.ts', 'test/support/stack-global-setup.ts'],
        },
      },
    ],
  },
});

function inOneProcess(name: 'unit' | 'stack') {
  return {
    name,
    include: FOLDERS_OF_PROJECTS[name].map((folder) => `test/${folder}/**/*.test.ts`),
    pool: 'forks' as const,
    isolate: false,
    // Megabytes: with the small default, a tenth of the time goes into collecting what is young.
    execArgv: ['--max-semi-space-size=64'],
    // Timeouts are only a safety net.
    testTimeout: 2 * minute,
    hookTimeout: 2 * minute,
  };
}
