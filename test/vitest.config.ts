import { defineConfig } from 'vitest/config';

const minute = 60_000;

/** Each folder of `test/` is one project: what it needs (nothing, workerd, Postgres, a browser) differs. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      'test/workerd/vitest.config.ts',
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        test: {
          ...onPostgres('database'),
          testTimeout: minute,
          hookTimeout: minute,
        },
      },
      { test: wholeStack('end-to-end') },
      { test: wholeStack('chaos') },
      { test: wholeStack('browser') },
    ],
  },
});

/** Every project names the shared server; a run starts only one. */
function onPostgres(name: string) {
  return {
    name,
    include: [`test/${name}/**/*.test.ts`],
    pool: 'forks' as const,
    globalSetup: ['test/support/postgres-global-setup.ts'],
  };
}

/** Each file starts everything that runs: one file at a time, beside whom timeouts are only a safety net. */
function wholeStack(name: string) {
  return { ...onPostgres(name), fileParallelism: false, testTimeout: minute, hookTimeout: 2 * minute };
}
