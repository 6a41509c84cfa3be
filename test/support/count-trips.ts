import { setTimeout } from 'node:timers/promises';
import type { TestStack } from './stack.ts';

const QUIET_MS = 300;
/** What the seed's documents set off in its own time. */
const RECHECK = ['"language" from "tenants"', '"regression_questions"'];
/** What gates tell in their own time. */
const REPORTS = ['app.record_usage(', 'app.record_abuse_steps('];

/** What `work` gives, and how often the stack asked Postgres for it: between two silences, so that no other work counts. */
export async function countTrips<T>(test: TestStack, work: () => Promise<T>): Promise<[T, number]> {
  let trips = 0;
  await silence(test);
  test.around((statements, run) => {
    if (!isBackground(statements)) trips += 1;
    return run();
  });
  try {
    const result = await work();
    await silence(test);
    return [result, trips];
  } finally {
    test.around(null);
  }
}

/** Whether these statements are by nobody's call: corrected questions are asked again, and gates report. */
export function isBackground(statements: readonly string[]): boolean {
  const text = statements.join();
  return RECHECK.every((part) => text.includes(part)) || REPORTS.some((part) => text.includes(part));
}

async function silence(test: TestStack): Promise<void> {
  for (let calls = -1; calls !== test.stack.database.calls; ) {
    calls = test.stack.database.calls;
    await setTimeout(QUIET_MS);
  }
}
