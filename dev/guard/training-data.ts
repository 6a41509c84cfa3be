import { withoutCare, withTypos } from './augment.ts';
import { type Fitting, type Sample, sampleOf } from './fit-linear.ts';
import type { SamplesOf } from './hold-out.ts';
import { seededRandom } from './random.ts';
import { type Row, readRows } from './rows.ts';

export const OWN_WEIGHT = 2;
/** Public sets are old, English and alike: they add a little, and must not drown what customers really write. */
export const PUBLIC_WEIGHT = 0.15;
export const PUBLIC_BENIGN_SHARE = 0.05;
export const FITTING: Omit<Fitting, 'seed'> = { epochs: 4, rate: 0.3 };

const CORPUS = new URL('corpus', import.meta.url).pathname;

export interface TrainingData {
  /** Of the repository's corpus. */
  own: Row[];
  samplesOf: SamplesOf;
  /** Of other sets. */
  beside: Row[];
  besideSamples: Sample[];
}

/** The corpus, each row also with typos and as a hurried thumb leaves it, and what lies in folders beside it. */
export async function readTrainingData(folders: readonly string[]): Promise<TrainingData> {
  const own = await readRows(CORPUS);
  const beside: Row[] = [];
  const drawn = seededRandom(7);
  for (const folder of folders) {
    for (const row of await readRows(folder))
      if (row.isAttack || drawn() < PUBLIC_BENIGN_SHARE) beside.push(row);
  }
  const random = seededRandom(1);
  const samples = new Map(
    own.map((row) => [
      row,
      [
        sampleOf(row.text, row.isAttack, OWN_WEIGHT),
        sampleOf(withTypos(row.text, random), row.isAttack, OWN_WEIGHT / 2),
        sampleOf(withoutCare(row.text), row.isAttack, OWN_WEIGHT / 2),
      ],
    ]),
  );
  return {
    ...{ own, beside, samplesOf: (row) => samples.get(row) ?? [] },
    besideSamples: beside.map((row) => sampleOf(row.text, row.isAttack, PUBLIC_WEIGHT)),
  };
}
