/** What became of one mutation. */
export interface MutationResult {
  id: string;
  defence: string;
  kind: 'database' | 'source';
  /** The test or attack that went red first; null where everything stayed green. */
  caughtBy: string | null;
  /** Why nothing can be said of it: it fits no place any more, or what it breaks keeps any test from running. */
  unfit?: string;
}

/** What `npm run -s test:mutations -- --json` prints. Unfit ones are neither caught nor survivors: they are mistakes. */
export function summarise(results: readonly MutationResult[]) {
  const idsOf = (some: readonly MutationResult[]) => some.map(({ id }) => id);
  const unfit = results.filter((result) => result.unfit !== undefined);
  const fit = results.filter((result) => result.unfit === undefined);
  return {
    mutations: results.length,
    caught: fit.filter(({ caughtBy }) => caughtBy !== null).length,
    survived: idsOf(fit.filter(({ caughtBy }) => caughtBy === null)),
    unfit: idsOf(unfit),
    results,
  };
}

/** Mutation × the test that caught it, one a line. */
export function writeTable(results: readonly MutationResult[]): string {
  const rows = results.map(({ id, defence, caughtBy, unfit }) => {
    return `${id}\t${defence}\t${unfit === undefined ? (caughtBy ?? 'SURVIVED') : `UNFIT: ${unfit}`}`;
  });
  return ['mutation\tdefence that it removes\tcaught by', ...rows].join('\n');
}
