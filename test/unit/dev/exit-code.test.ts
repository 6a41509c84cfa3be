import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('leaves a failed run its exit code, though the embedded Postgres is loaded', () => {
  const module = new URL('../../../dev/database/embedded-postgres.ts', import.meta.url);
  const script = `await import('${module}'); process.exitCode = 3`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  expect(status).toBe(3);
});
