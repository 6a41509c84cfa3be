import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { check, type VulnerableDiagnostics } from 'recheck';
import { collectPatterns, type Pattern } from './collect-patterns.ts';
import { type Doubling, timeAttack, timePattern } from './time-pattern.ts';

/**
 * `npm run -s test:patterns -- [--json] [part of a file's path…]`: every regular expression of the Worker, looked at by
 * recheck and matched against texts of doubling lengths; exit 1 where one can be made to take more than linear time.
 */
const TIMEOUT_MS = 20_000;
/** Twice the text may take so many times as long: clocks are coarse. */
const LINEAR = 3;
/** The same of the attack on a pattern: there twice the length is known to be long enough to tell. */
const LINEAR_ATTACK = 2.2;
/** What all of a text as long as the guard reads takes at most, to be no trouble whatever its growth. */
const HARMLESS_MS = 2;

interface Attacked extends Doubling {
  file: string;
  pattern: string;
  complexity: string;
  attack: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const all = await collectPatterns(fileURLToPath(new URL('../../', import.meta.url)));
const patterns = all.filter(
  ({ file }) => positionals.length === 0 || positionals.some((part) => file.includes(part)),
);
/** Attacks by recheck, whose time grows with the text all the same: constants bound what is tried at each character. */
const bounded: Attacked[] = [];
const vulnerable: Attacked[] = [];
const unknown: { file: string; pattern: string; why: string }[] = [];
const slow: ({ file: string; pattern: string } & Doubling)[] = [];
for (const one of patterns) {
  const named = { file: one.file, pattern: `/${one.source}/${one.flags}` };
  const found = await check(one.source, one.flags, { timeout: TIMEOUT_MS });
  if (found.status === 'vulnerable') {
    const { isBounded, doubling } = withstands(one, found);
    const { complexity, attack } = found;
    (isBounded ? bounded : vulnerable).push({
      ...{ ...named, complexity: complexity.summary, attack: attack.pattern },
      ...doubling,
    });
  }
  if (found.status === 'unknown') unknown.push({ ...named, why: found.error.kind });
  const doubling = timePattern(one);
  if (doubling && doubling.growth > LINEAR) slow.push({ ...named, ...doubling });
}

if (values.json) {
  const safe = patterns.length - bounded.length - vulnerable.length - unknown.length;
  console.log(JSON.stringify({ patterns: patterns.length, safe, bounded, vulnerable, unknown, slow }));
} else {
  for (const { file, pattern, complexity, attack, growth, length, ms } of vulnerable)
    console.log(
      `${file}: ${pattern} is ${complexity}: ${attack} took ${growth.toFixed(1)} times as long (${ms} ms for ${length})`,
    );
  for (const { file, pattern, why } of unknown) console.log(`${file}: ${pattern} could not be told: ${why}`);
  for (const { file, pattern, pump, growth, length, ms } of slow)
    console.log(
      `${file}: ${pattern} took ${growth.toFixed(1)} times as long (${ms} ms for ${length} of “${pump}”)`,
    );
  console.log(
    `${patterns.length} patterns, ${bounded.length} bounded, ${vulnerable.length} vulnerable, ${unknown.length} not told, ${slow.length} slow`,
  );
}
process.exitCode = vulnerable.length + slow.length > 0 ? 1 : 0;

/** Whether the attack takes only twice as long for twice the text; what never ends, or cannot be lengthened, is not tried. */
function withstands(
  pattern: Pattern,
  { attack, complexity }: VulnerableDiagnostics,
): { isBounded: boolean; doubling: Doubling } {
  if (complexity.type === 'exponential' || attack.pumps.length === 0) {
    const doubling = { pump: attack.pattern, length: 0, ms: 0, growth: Number.POSITIVE_INFINITY };
    return { isBounded: false, doubling };
  }
  const doubling = timeAttack(pattern, attack);
  return { isBounded: doubling.growth <= LINEAR_ATTACK || doubling.ms < HARMLESS_MS, doubling };
}
