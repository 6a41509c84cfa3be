import { defineConfig } from 'vitest/config';

const minute = 60_000;

/** Each folder of `test/` is one project: what it needs (nothing, workerd, Postgres, a browser) differs. */
export default defineConfig({
  test: {
    // Whole stacks mostly wait; more than two at a time would starve each other on two cores.
    maxWorkers: 2,
    root: new URL('..', import.meta.url).pathname,
    projects: [
      'test/workerd/vitest.config.ts',
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: minute } },
      { test: onPostgres('database') },
      { test: onPostgres('end-to-end') },
      { test: onPostgres('chaos') },
      { test: onPostgres('browser') },
    ],
  },
});

/** Every project names the shared server; a run starts only one. Timeouts are only a safety net. */
function onPostgres(name: string) {
  return {
    name,
    include: [`test/${name}/**/*.test.ts`],
    pool: 'forks' as const,
    globalSetup: ['test/support/postgres-global-setup.ts'],
    testTimeout: minute,
    hookTimeout: 2 * minute,
  };
}
