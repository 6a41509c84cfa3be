import fc from 'fast-check';
import { expect } from 'vitest';

/** What a verifier answers: whether it takes the input. A throw of an SDK is a no. */
type Verifier<Input> = (input: Input) => Promise<boolean> | boolean;

/**
 * One known difference between an SDK and us, said as what would make the two agree. Each side gives back the very
 * same input where the difference has no part in it.
 */
export interface Rule<Input> {
  name: string;
  /** Who alone accepts where the rule is all that parts the two; absent: either. */
  accepts?: 'ours' | 'sdk';
  /** What ours would have to be given to answer as the SDK does. */
  ours?: (input: Input) => Input;
  /** What the SDK would have to be given to answer as ours does: one taken is enough; with none it counts as refused. */
  sdk?: (input: Input) => Input[];
}

interface Comparison {
  cases: number;
  both_accept: number;
  both_refuse: number;
  only_ours: number;
  only_sdk: number;
  /** How often each rule was needed to explain a difference. */
  explained: Record<string, number>;
}

/** Printed by fast-check on failure; the same seed makes the same cases. */
const SEED = 20_261_101;
const RUNS = 10_000;
/** A safety net only. */
export const PATIENCE_MS = 120_000;

/**
 * Compares both on 10,000 cases, says what was found, and expects that every rule was needed, so that none outlives
 * its reason. @throws on the first difference that the rules do not explain, made small
 */
export async function expectKnownDifferences<Input>(
  name: string,
  ...sides: Parameters<typeof compare<Input>>
): Promise<void> {
  const found = await compare(...sides);
  console.log(`${name}: ${JSON.stringify(found)}`);
  expect(found.cases).toBe(RUNS);
  expect(Math.min(found.both_accept, found.both_refuse)).toBeGreaterThan(RUNS / 10);
  expect(Object.entries(found.explained).filter(([, count]) => count === 0)).toEqual([]);
}

async function compare<Input>(
  cases: fc.Arbitrary<Input>,
  ours: Verifier<Input>,
  sdk: Verifier<Input>,
  rules: readonly Rule<Input>[],
): Promise<Comparison> {
  const counts: Comparison = {
    ...{ cases: 0, both_accept: 0, both_refuse: 0, only_ours: 0, only_sdk: 0 },
    explained: Object.fromEntries(rules.map(({ name }) => [name, 0])),
  };
  const property = fc.asyncProperty(cases, async (input) => {
    const [byOurs, bySdk] = [await ours(input), await sdk(input)];
    counts.cases += 1;
    if (byOurs === bySdk) {
      counts[byOurs ? 'both_accept' : 'both_refuse'] += 1;
      return;
    }
    const needed = await explain(input, ours, sdk, rules);
    const [only] = needed.length === 1 ? needed : [];
    if (only?.accepts && only.accepts !== (byOurs ? 'ours' : 'sdk')) throw new Error(`not so: ${only.name}`);
    for (const { name } of needed) counts.explained[name] = (counts.explained[name] ?? 0) + 1;
    counts[byOurs ? 'only_ours' : 'only_sdk'] += 1;
  });
  await fc.assert(property, { seed: SEED, numRuns: RUNS });
  return counts;
}

/** Rules none of which can be left out. */
async function explain<Input>(
  input: Input,
  ours: Verifier<Input>,
  sdk: Verifier<Input>,
  rules: readonly Rule<Input>[],
): Promise<readonly Rule<Input>[]> {
  const agree = async (some: readonly Rule<Input>[]) => {
    const { forOurs, forSdk } = applied(some, input);
    const isTaken = await Promise.all(forSdk.map(sdk));
    return (await ours(forOurs)) === isTaken.includes(true);
  };
  let needed = applied(rules, input).touching;
  if (!(await agree(needed))) throw new Error('no rule explains this difference');
  for (const rule of needed) {
    const fewer = needed.filter((one) => one !== rule);
    if (fewer.length > 0 && (await agree(fewer))) needed = fewer;
  }
  return needed;
}

/** What both sides are given after the rules, and which of these have a part in it. */
function applied<Input>(rules: readonly Rule<Input>[], input: Input) {
  let forOurs = input;
  let forSdk = [input];
  const touching = rules.filter((rule) => {
    const [ours, sdk] = [rule.ours?.(forOurs) ?? forOurs, rule.sdk ? forSdk.flatMap(rule.sdk) : forSdk];
    const isTouched =
      ours !== forOurs || sdk.length !== forSdk.length || sdk.some((one, i) => one !== forSdk[i]);
    [forOurs, forSdk] = [ours, sdk];
    return isTouched;
  });
  return { forOurs, forSdk, touching };
}
