import type { LinearWeights } from '../../worker/guard/model/linear-model.ts';
import type { FittedModel } from './fit-linear.ts';
import { packWeights } from './pack-weights.ts';

/** Weights that there are: each feature has the one that is nearest to its own. */
const LEVELS = 31;
const LARGEST = 127;
const ROUNDS = 25;
/** Standard deviations within which the levels begin. */
const SPREAD = 3;

/** A model as the Worker holds it: each weight one of 31 of int8, found by k-means, in cells of 12 bits. */
export function quantise({
  hashes,
  weights,
  bias,
}: FittedModel): Pick<LinearWeights, 'cells' | 'seed' | 'levels' | 'scale' | 'bias'> {
  const centres = centresOf(weights);
  const scale = Math.max(...centres.map(Math.abs), Number.MIN_VALUE) / LARGEST;
  const numbers = Uint8Array.from(weights, (weight) => nearest(centres, weight));
  return {
    ...packWeights(hashes, numbers),
    levels: Int8Array.from(centres, (centre) => Math.round(centre / scale)),
    ...{ scale, bias },
  };
}

function centresOf(weights: Float32Array): number[] {
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const widest = SPREAD * Math.sqrt(squares / Math.max(1, weights.length));
  let centres = Array.from({ length: LEVELS }, (_, level) => widest * ((2 * level) / (LEVELS - 1) - 1));
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(LEVELS);
    const counts = new Uint32Array(LEVELS);
    for (const weight of weights) {
      const level = nearest(centres, weight);
      sums[level] = (sums[level] ?? 0) + weight;
      counts[level] = (counts[level] ?? 0) + 1;
    }
    centres = centres.map((centre, level) =>
      (counts[level] ?? 0) > 0 ? (sums[level] ?? 0) / (counts[level] ?? 1) : centre,
    );
  }
  return centres;
}

/** Of centres in order. */
function nearest(centres: readonly number[], weight: number): number {
  let [low, high] = [0, centres.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const border = ((centres[middle] ?? 0) + (centres[middle + 1] ?? 0)) / 2;
    if (weight > border) low = middle + 1;
    else high = middle;
  }
  return low;
}
