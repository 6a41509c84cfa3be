import { inspectWith } from '../../worker/guard/inspect-with.ts';
import { linearModel } from '../../worker/guard/model/linear-model.ts';
import { type Fitting, fitLinear, type Sample } from './fit-linear.ts';
import { quantise } from './quantise.ts';
import type { Row } from './rows.ts';

/** A row and the odds of a model that never saw its source. */
export interface HeldOut {
  row: Row;
  odds: number;
}

/** Samples that a row is trained with: as it stands, and as others would have typed it. */
export type SamplesOf = (row: Row) => readonly Sample[];

/**
 * Each row judged by a model that was trained without any row of its source: sources are held out in `folds` groups,
 * in each of which every language has about as many.
 * @param beside samples that every fit has besides
 */
export function holdOutSources(
  rows: readonly Row[],
  {
    folds,
    fitting,
    samplesOf,
    beside,
  }: { folds: number; fitting: Fitting; samplesOf: SamplesOf; beside: readonly Sample[] },
  tell: (text: string) => void,
): HeldOut[] {
  const foldOf = foldsOf(rows, folds);
  return Array.from({ length: folds }, (_, fold) => {
    const trained = rows.filter(({ source }) => foldOf.get(source) !== fold).flatMap(samplesOf);
    const fitted = fitLinear([...trained, ...beside], fitting);
    const model = linearModel({ ...quantise(fitted), suspiciousAt: 0, blockAt: 0 });
    const out = rows.filter(({ source }) => foldOf.get(source) === fold);
    tell(
      `seed ${fitting.seed}, fold ${fold + 1}/${folds}: without ${[...new Set(out.map(({ source }) => source))].join(', ')}`,
    );
    return out.map((row) => ({ row, odds: inspectWith(model, row.text).odds }));
  }).flat();
}

/** Sources of one language go to the folds in turn. */
function foldsOf(rows: readonly Row[], folds: number): Map<string, number> {
  const foldOf = new Map<string, number>();
  const next = new Map<string, number>();
  for (const { source, lang } of rows) {
    if (foldOf.has(source)) continue;
    const turn = next.get(lang) ?? 0;
    foldOf.set(source, turn % folds);
    next.set(lang, turn + 1);
  }
  return foldOf;
}
