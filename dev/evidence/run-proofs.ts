import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Control } from '../../worker/features/trust/control.ts';
import type { ProofResult } from '../../worker/features/trust/evidence/statement.ts';
import { countTests, parseReport, type TestReport } from './read-report.ts';

/** These start the built Worker; all others run on the source that it is built from. */
export const ON_BUILD = /^test\/(?:end-to-end|route-battery|chaos|browser)\//;
/** Tests that prove nothing would only take time. */
const TAGGED = String.raw`\[control `;
const TIMEOUT_MS = 60 * 60 * 1000;
/** Results go to standard output alone. Tests of proofs that fail on purpose would rather hear nothing. */
const output = () => (process.env.EVIDENCE_QUIET ? 'ignore' : 2);

/** What the tests reported, and whether each audit passed, by its script. */
export interface ProofRun {
  report: TestReport;
  audits: ReadonlyMap<string, boolean>;
}

/**
 * Runs every test and audit that proves one of the controls, each file and script once. What they print goes to
 * standard error. Probes are not among them: they need the running deployment.
 */
export async function runProofs(root: string, controls: readonly Control[]): Promise<ProofRun> {
  const report = await runTests(root, [...new Set(controls.flatMap(testFilesOf))]);
  const audits = new Map<string, boolean>();
  for (const script of new Set(controls.flatMap(auditsOf))) {
    audits.set(script, (await run(root, 'npm', ['run', '-s', script])) === 0);
  }
  return { report, audits };
}

/** What a run says of each proof of the controls. */
export function proofResults(
  root: string,
  controls: readonly Control[],
  { report, audits }: ProofRun,
): ProofResult[] {
  return controls.flatMap((control) => [
    ...testFilesOf(control).map((file) => ({
      ...{ control: control.id, kind: 'test' as const, proof: file },
      ranOn: ON_BUILD.test(file) ? ('build' as const) : ('source' as const),
      ...countTests(report, join(root, file), control.id),
    })),
    ...auditsOf(control).map((script) => ({
      ...{ control: control.id, kind: 'audit' as const, proof: script, ranOn: 'source' as const },
      ...(audits.get(script)
        ? { result: 'passed' as const, tests: 1, failed: 0, skipped: 0 }
        : { result: 'failed' as const, tests: 1, failed: 1, skipped: 0 }),
    })),
  ]);
}

/** The files of a control’s tests. */
export function testFilesOf({ proofs }: Control): string[] {
  return proofs.flatMap((proof) => (proof.kind === 'test' ? [proof.file] : []));
}

/** The scripts of its audits. */
export function auditsOf({ proofs }: Control): string[] {
  return proofs.flatMap((proof) => (proof.kind === 'audit' ? [proof.script] : []));
}

/** @throws Error when Vitest leaves no report */
async function runTests(root: string, files: string[]): Promise<TestReport> {
  if (files.length === 0) return { testResults: [] };
  const folder = await mkdtemp(join(tmpdir(), 'portero-proofs-'));
  const file = join(folder, 'report.json');
  try {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    await run(root, process.execPath, [
      ...[vitest, 'run', '--config', 'test/vitest.config.ts', '--testNamePattern', TAGGED, ...reporters],
      ...files,
    ]);
    return parseReport(await readFile(file, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a command; its exit code, 1 if it was ended by a signal. */
export function run(root: string, command: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', output(), output()],
      timeout: TIMEOUT_MS,
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
