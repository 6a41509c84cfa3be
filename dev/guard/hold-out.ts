import { inspectWith } from '../../worker/guard/inspect-with.ts';
import { linearModel, type TextModel } from '../../worker/guard/model/linear-model.ts';
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

export interface HoldingOut {
  folds: number;
  fitting: Fitting;
  samplesOf: SamplesOf;
  /** Samples that every fit has besides. */
  beside: readonly Sample[];
}

/**
 * Models each of which never saw some sources, with the rows of these: sources are held out in `folds` groups, in each of which
 * every language has about as many. Each model judges alone: its lines are at 0.
 */
export function* modelsWithoutSources(
  rows: readonly Row[],
  { folds, fitting, samplesOf, beside }: HoldingOut,
  tell: (text: string) => void,
): Generator<{ model: TextModel; out: Row[] }> {
  const foldOf = foldsOf(rows, folds);
  for (let fold = 0; fold < folds; fold++) {
    const trained = rows.filter(({ source }) => foldOf.get(source) !== fold).flatMap(samplesOf);
    const fitted = fitLinear([...trained, ...beside], fitting);
    const out = rows.filter(({ source }) => foldOf.get(source) === fold);
    tell(
      `seed ${fitting.seed}, fold ${fold + 1}/${folds}: without ${[...new Set(out.map(({ source }) => source))].join(', ')}`,
    );
    yield { model: linearModel({ ...quantise(fitted), suspiciousAt: 0, blockAt: 0, documentAt: 0 }), out };
  }
}

/** Each row judged by a model that was trained without any row of its source. */
export function holdOutSources(
  rows: readonly Row[],
  holdingOut: HoldingOut,
  tell: (text: string) => void,
): HeldOut[] {
  return [...modelsWithoutSources(rows, holdingOut, tell)].flatMap(({ model, out }) =>
    out.map((row) => ({ row, odds: inspectWith(model, row.text).odds })),
  );
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
