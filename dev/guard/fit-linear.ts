import { BUCKETS, featuresOf, mostFeatures } from '../../worker/guard/model/features.ts';
import { fold } from '../../worker/guard/text/folded.ts';
import { seededRandom, shuffle } from './random.ts';

/** A text's features with what it is, as the training sees it. */
export interface Sample {
  features: Uint32Array;
  isAttack: boolean;
  /** How much it counts; 1 is usual. */
  weight: number;
}

export interface LinearModel {
  weights: Float32Array;
  bias: number;
}

export interface Training {
  seed: number;
  epochs: number;
  rate: number;
  /** Of the squared weights. */
  decay: number;
}

const room = new Uint32Array(mostFeatures(8_000));

/** The features of a text's first 8,000 characters. */
export function sampleOf(text: string, isAttack: boolean, weight = 1): Sample {
  const folded = fold(text.slice(0, 8_000)).text.slice(0, 8_000);
  return { features: room.slice(0, featuresOf(folded, 0, folded.length, room)), isAttack, weight };
}

/** Logistic regression by AdaGrad, deterministic by its seed. */
export function trainLinear(
  samples: readonly Sample[],
  { seed, epochs, rate, decay }: Training,
): LinearModel {
  const weights = new Float32Array(BUCKETS);
  const squares = new Float32Array(BUCKETS).fill(1e-3);
  let bias = 0;
  let biasSquares = 1e-3;
  const random = seededRandom(seed);
  const order = [...samples];
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const { features, isAttack, weight } of order) {
      const share = 1 / Math.sqrt(features.length || 1);
      let sum = bias;
      for (const feature of features) sum += (weights[feature] ?? 0) * share;
      const error = (1 / (1 + Math.exp(-sum)) - (isAttack ? 1 : 0)) * weight;
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
      if (Math.abs(error) < 1e-4) continue;
      for (const feature of features) {
        const slope = error * share + decay * (weights[feature] ?? 0);
        const square = (squares[feature] ?? 0) + slope * slope;
        squares[feature] = square;
        weights[feature] = (weights[feature] ?? 0) - (rate * slope) / Math.sqrt(square);
      }
    }
  }
  return { weights, bias };
}

export function scoreOf({ weights, bias }: LinearModel, features: Uint32Array): number {
  let sum = 0;
  for (const feature of features) sum += weights[feature] ?? 0;
  return bias + sum / Math.sqrt(features.length || 1);
}
