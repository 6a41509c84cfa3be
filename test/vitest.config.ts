import { defineConfig } from 'vitest/config';

const minute = 60_000;

/**
 * One project for each thing that tests need: nothing, workerd alone, or Postgres and what runs over it. A process that
 * runs one file of a project goes on with the next one, since Wrangler and Miniflare take seconds to load.
 */
export default defineConfig({
  test: {
    // Whole stacks mostly wait: four at a time keep two cores busy.
    maxWorkers: 4,
    root: new URL('..', import.meta.url).pathname,
    projects: [
      { test: inOneProcess('unit', ['unit', 'adversarial']) },
      'test/workerd/vitest.config.ts',
      {
        test: {
          ...inOneProcess('stack', [
            ...['database', 'isolation', 'end-to-end', 'chaos', 'route-battery', 'browser'],
          ]),
          globalSetup: ['test/support/postgres-global-setup.ts', 'test/support/stack-global-setup.ts'],
        },
      },
    ],
  },
});

function inOneProcess(name: string, folders: string[]) {
  return {
    name,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    pool: 'forks' as const,
    isolate: false,
    // Timeouts are only a safety net.
    testTimeout: 2 * minute,
    hookTimeout: 2 * minute,
  };
}
