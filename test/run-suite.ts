import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm test -- [filters and options of vitest]`. The whole suite is two runs side by side: the tests inside workerd share one
 * workerd and one core, and would otherwise run after all others. What they print comes last.
 */
const VITEST = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const CONFIG = fileURLToPath(new URL('vitest.config.ts', import.meta.url));

const chosen = process.argv.slice(2);
const codes = await (chosen.length > 0
  ? Promise.all([run(chosen, 'now')])
  : Promise.all([
      run(['--project', 'unit', '--project', 'stack'], 'now'),
      run(['--project', 'workerd'], 'last'),
    ]));
process.exitCode = codes.find((code) => code !== 0) ?? 0;

/** The exit code of vitest; 1 where a signal ended it. */
function run(options: readonly string[], printed: 'now' | 'last'): Promise<number> {
  const stdio = printed === 'now' ? 'inherit' : 'pipe';
  const vitest = spawn(process.execPath, [VITEST, 'run', '--config', CONFIG, ...options], {
    stdio: ['inherit', stdio, stdio],
  });
  const output: Buffer[] = [];
  for (const stream of [vitest.stdout, vitest.stderr]) stream?.on('data', (chunk) => void output.push(chunk));
  process.on('exit', () => void process.stdout.write(Buffer.concat(output)));
  return new Promise((resolve, reject) => {
    vitest.on('error', reject);
    vitest.on('close', (code) => resolve(code ?? 1));
  });
}
