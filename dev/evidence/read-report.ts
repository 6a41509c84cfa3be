import * as z from 'zod';
import type { ProofResult } from '../../worker/features/trust/evidence/statement.ts';

/** What we read of the JSON that Vitest reports. */
const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
export type TestReport = z.infer<typeof report>;

/** @throws ZodError when it is no such report */
export function parseReport(text: string): TestReport {
  return report.parse(JSON.parse(text));
}

type Counts = Pick<ProofResult, 'result' | 'tests' | 'failed' | 'skipped'>;

/**
 * What the tests of a file that carry a control's tag came to. A test that neither passed nor failed counts as
 * skipped; a file that did not run has no test at all.
 * @param path of the file, absolute, as Vitest reports it
 */
export function countTests({ testResults }: TestReport, path: string, controlId: string): Counts {
  const statuses = testResults
    .filter(({ name }) => name === path)
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName }) => tagsOf(fullName).includes(controlId))
    .map(({ status }) => status);
  const failed = statuses.filter((status) => status === 'failed').length;
  const passed = statuses.filter((status) => status === 'passed').length;
  const isPassed = passed > 0 && passed === statuses.length;
  return {
    result: isPassed ? 'passed' : 'failed',
    tests: statuses.length,
    failed,
    skipped: statuses.length - failed - passed,
  };
}

/** The ids in every `[control ID]` or `[control ID, ID]` of a test's name. */
export function tagsOf(name: string): string[] {
  const tags = [...name.matchAll(/\[control ([a-z0-9-]+(?:, [a-z0-9-]+)*)\]/g)];
  return tags.flatMap(([, ids = '']) => ids.split(', '));
}
