import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { projectOf } from '../../projects.ts';

const run = promisify(execFile);
/** A loaded machine is no defence: a test that ran out of time has caught nothing. */
const TEST_TIMEOUT_MS = 60_000;
const RUN_TIMEOUT_MS = 10 * 60_000;

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

export interface TestRun {
  passed: number;
  /** Failed tests with their files, those that only ran out of time left out. */
  failed: string[];
  /** What else went wrong: files that did not load, tests out of time, a run without a report. */
  broken: string[];
}

/** Runs test files of the repository at `folder`, until the first failure where `bail` is true. */
export async function runTests(folder: string, files: readonly string[], bail: boolean): Promise<TestRun> {
  const report = join(folder, 'mutation-report.json');
  await rm(report, { force: true });
  const projects = new Set(files.map(projectOf));
  const options = [
    ...['run', '--config', 'test/vitest.config.ts', '--reporter', 'json', '--outputFile', report],
    ...['--testTimeout', String(TEST_TIMEOUT_MS), ...(bail ? ['--bail', '1'] : [])],
    ...[...projects].flatMap((project) => ['--project', project]),
  ];
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
  const output = await run(process.execPath, [vitest, ...options, ...files], {
    ...{ cwd: folder, timeout: RUN_TIMEOUT_MS, killSignal: 'SIGKILL', maxBuffer: 2 ** 28 },
    env: { PATH: process.env.PATH, HOME: process.env.HOME, CI: '1', NO_COLOR: '1' },
  }).catch((error: { stdout?: string; stderr?: string; message: string }) => error);
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: [], broken: [lastLines(output)] };
  return readReport(folder, JSON.parse(text));
}

function readReport(folder: string, json: unknown): TestRun {
  const result: TestRun = { passed: 0, failed: [], broken: [] };
  for (const { name, message, assertionResults } of reportSchema.parse(json).testResults) {
    const file = name.replace(`${folder}/`, '');
    if (assertionResults.length === 0 && message !== '')
      result.broken.push(`${file}: ${message.split('\n')[0]}`);
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === 'passed') result.passed += 1;
      if (status !== 'failed') continue;
      const isOutOfTime = failureMessages?.every((text) => /timed out in \d+ms/.test(text)) ?? false;
      (isOutOfTime ? result.broken : result.failed).push(`${file}: ${fullName.trim()}`);
    }
  }
  return result;
}

function lastLines({ stdout = '', stderr = '' }: { stdout?: string; stderr?: string }): string {
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
  return `no report: ${lines.slice(-5).join(' / ')}`.slice(0, 500);
}
