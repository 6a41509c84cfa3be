import { defineConfig } from 'vitest/config';

const minute = 60_000;
const POSTGRES = 'test/support/postgres-global-setup.ts';

/** Each folder of `test/` is one project: what it needs (nothing, workerd, Postgres, a browser) differs. */
export default defineConfig({
  test: {
    // Whole stacks mostly wait: four at a time keep two cores busy.
    maxWorkers: 4,
    root: new URL('..', import.meta.url).pathname,
    projects: [
      'test/workerd/vitest.config.ts',
      { test: inOneProcess('unit') },
      { test: inOneProcess('adversarial') },
      { test: { ...inOneProcess('database'), globalSetup: [POSTGRES] } },
      { test: { ...onStack('isolation'), testTimeout: 2 * minute } },
      { test: onStack('end-to-end') },
      { test: onStack('chaos') },
      { test: onStack('route-battery') },
      { test: onStack('browser') },
    ],
  },
});

/** Wrangler and Miniflare take seconds to load: once for each process, not for each file. */
function inOneProcess(name: string) {
  return {
    name,
    include: [`test/${name}/**/*.test.ts`],
    pool: 'forks' as const,
    isolate: false,
    // Timeouts are only a safety net.
    testTimeout: minute,
    hookTimeout: 2 * minute,
  };
}

/** Every project names what is shared; a run starts only one server, and fills it once. */
function onStack(name: string) {
  return { ...inOneProcess(name), globalSetup: [POSTGRES, 'test/support/stack-global-setup.ts'] };
}
