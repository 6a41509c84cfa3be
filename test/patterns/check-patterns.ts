import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { collectPatterns } from './collect-patterns.ts';
import { type Doubling, timePattern } from './time-pattern.ts';

/**
 * `npm run -s test:patterns -- [--json]`: every regular expression of the Worker, looked at by recheck and matched
 * against texts of doubling lengths; exit 1 where one can be made to take more than linear time.
 */
const TIMEOUT_MS = 20_000;
/** Twice the text may take so many times as long: clocks are coarse. */
const LINEAR = 3;

const patterns = await collectPatterns(fileURLToPath(new URL('../../', import.meta.url)));
const vulnerable: { file: string; pattern: string; complexity: string; attack: string }[] = [];
const unknown: { file: string; pattern: string; why: string }[] = [];
const slow: ({ file: string; pattern: string } & Doubling)[] = [];
for (const one of patterns) {
  const named = { file: one.file, pattern: `/${one.source}/${one.flags}` };
  const found = await check(one.source, one.flags, { timeout: TIMEOUT_MS });
  if (found.status === 'vulnerable')
    vulnerable.push({ ...named, complexity: found.complexity.summary, attack: found.attack.pattern });
  if (found.status === 'unknown') unknown.push({ ...named, why: found.error.kind });
  const doubling = timePattern(one);
  if (doubling && doubling.growth > LINEAR) slow.push({ ...named, ...doubling });
}

if (process.argv.includes('--json')) {
  const safe = patterns.length - vulnerable.length - unknown.length;
  console.log(JSON.stringify({ patterns: patterns.length, safe, vulnerable, unknown, slow }));
} else {
  for (const { file, pattern, complexity, attack } of vulnerable)
    console.log(`${file}: ${pattern} is ${complexity}: ${attack}`);
  for (const { file, pattern, why } of unknown) console.log(`${file}: ${pattern} could not be told: ${why}`);
  for (const { file, pattern, pump, growth, length, ms } of slow)
    console.log(
      `${file}: ${pattern} took ${growth.toFixed(1)} times as long (${ms} ms for ${length} of “${pump}”)`,
    );
  console.log(
    `${patterns.length} patterns, ${vulnerable.length} vulnerable, ${unknown.length} not told, ${slow.length} slow`,
  );
}
process.exitCode = vulnerable.length + slow.length > 0 ? 1 : 0;
