import type { LinearWeights } from '../../worker/guard/model/linear-model.ts';
import type { FittedModel } from './fit-linear.ts';

/** All but so many of the largest weights keep their size: a few very large ones would coarsen all others. */
const CLIPPED = 1e-4;

/** Weights in int8 steps. */
export function quantise({ weights, bias }: FittedModel): Pick<LinearWeights, 'weights' | 'scale' | 'bias'> {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const largest = sizes[Math.floor(sizes.length * (1 - CLIPPED)) - 1] ?? 0;
  const scale = (largest || 1) / 127;
  const steps = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / scale))),
  );
  return { weights: steps, scale, bias };
}
