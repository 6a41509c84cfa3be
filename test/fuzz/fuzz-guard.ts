import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Inspection, inspect } from '../../worker/guard/inspect.ts';
import { hostileText } from './hostile-texts.ts';

/**
 * `npm run -s fuzz:guard -- [--runs 1000000] [--seed N] [--json]`: the guard of messages on texts that nobody writes. It
 * throws on none, says the same each time, keeps its spans within the text, and takes bounded time. Exit 1 else.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

/** Joined with what went before, a message is read three times: now and then is enough. */
const earlier = fc.oneof(
  { weight: 9, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(hostileText, { minLength: 1, maxLength: 2 }) },
);
const slowest = { ms: 0, characters: 0 };
let inputs = 0;
const startedAt = performance.now();
const property = fc.property(hostileText, earlier, (text, before) => {
  inputs += 1;
  const from = performance.now();
  const inspection = inspect(text, { before });
  const ms = performance.now() - from;
  if (ms > slowest.ms) Object.assign(slowest, { ms, characters: text.length + before.join('').length });
  // Every thousandth twice: a guard that remembers something would answer otherwise.
  const isSame =
    inputs % 1000 !== 0 || JSON.stringify(inspect(text, { before })) === JSON.stringify(inspection);
  return isSame && isSound(inspection, text.length);
});
const found = fc.check(property, { numRuns: Number(values.runs), seed: Number(values.seed) });
const failures = found.failed
  ? [{ texts: found.counterexample, error: String(found.errorInstance ?? 'unsound') }]
  : [];
const report = {
  inputs,
  failures,
  slowest,
  per_s: Math.round(inputs / ((performance.now() - startedAt) / 1000)),
};
console.log(values.json ? JSON.stringify(report) : report);
process.exitCode = found.failed ? 1 : 0;

function isSound({ verdict, score, reasons, spans }: Inspection, length: number): boolean {
  const within = spans.every(({ from, to }) => from >= 0 && from <= to && to <= Math.max(1, length));
  const known = ['allow', 'suspicious', 'block'].includes(verdict);
  return known && score >= 0 && score <= 1 && within && (verdict !== 'allow' || reasons.length === 0);
}
