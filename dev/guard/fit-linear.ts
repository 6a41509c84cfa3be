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

export interface FittedModel {
  weights: Float32Array;
  bias: number;
}

export interface Fitting {
  seed: number;
  epochs: number;
  rate: number;
}

/** Of a longer text only the beginning is learned from. */
const LONGEST = 4_000;
const START = 1e-3;
/** What is as good as right teaches nothing. */
const SMALLEST_ERROR = 1e-3;
const room = new Uint32Array(mostFeatures(LONGEST));

/** The features of a text's first 4,000 characters. */
export function sampleOf(text: string, isAttack: boolean, weight: number): Sample {
  const folded = fold(text.slice(0, LONGEST)).text.slice(0, LONGEST);
  return { features: room.slice(0, featuresOf(folded, 0, folded.length, room)), isAttack, weight };
}

/** Logistic regression by AdaGrad; the seed alone decides the order, so a fit can be repeated bit by bit. */
export function fitLinear(samples: readonly Sample[], { seed, epochs, rate }: Fitting): FittedModel {
  const weights = new Float32Array(BUCKETS);
  const squares = new Float32Array(BUCKETS).fill(START);
  let bias = 0;
  let biasSquares = START;
  const random = seededRandom(seed);
  const order = [...samples];
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const { features, isAttack, weight } of order) {
      const share = 1 / Math.sqrt(features.length || 1);
      let sum = bias;
      for (const feature of features) sum += (weights[feature] ?? 0) * share;
      const error = (1 / (1 + Math.exp(-sum)) - (isAttack ? 1 : 0)) * weight;
      if (Math.abs(error) < SMALLEST_ERROR) continue;
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
      const slope = error * share;
      for (const feature of features) {
        const square = (squares[feature] ?? 0) + slope * slope;
        squares[feature] = square;
        weights[feature] = (weights[feature] ?? 0) - (rate * slope) / Math.sqrt(square);
      }
    }
  }
  return { weights, bias };
}
