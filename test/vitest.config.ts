import { defineConfig } from 'vitest/config';

/** Each folder of `test/` is one project: what it needs (nothing, workerd, Postgres, a browser) differs. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        test: {
          name: 'database',
          include: ['test/database/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: ['test/support/postgres-global-setup.ts'],
        },
      },
    ],
  },
});
