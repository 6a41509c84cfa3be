import { defineConfig } from 'vitest/config';

/**
 * The runners of mutations, tried on mutations whose outcome is known: `test:mutations` and `test:controls` begin with it. Each
 * starts test runs of its own, which is too long for the suite.
 */
export default defineConfig({
  test: {
    root: new URL('../../..', import.meta.url).pathname,
    include: ['test/mutations/runners/*.test.ts'],
    // Only a safety net.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
