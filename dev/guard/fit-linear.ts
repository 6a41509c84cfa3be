import { BUCKETS, featuresOf } from '../../worker/guard/model/features.ts';
import { fold } from '../../worker/guard/text/folded.ts';
import { seededRandom, shuffle } from './random.ts';

/** A text's features with what it is, as the training sees it. */
export interface Sample {
  letters: Uint32Array;
  meanings: Uint32Array;
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

/** The features of a text's first 4,000 characters. */
export function sampleOf(text: string, isAttack: boolean, weight: number): Sample {
  const folded = fold(text.slice(0, LONGEST)).text.slice(0, LONGEST);
  const letters: number[] = [];
  const meanings: number[] = [];
  featuresOf(folded, 0, folded.length, {
    letters: (bucket) => letters.push(bucket),
    meanings: (bucket) => meanings.push(bucket),
  });
  return { letters: Uint32Array.from(letters), meanings: Uint32Array.from(meanings), isAttack, weight };
}

/** Logistic regression by AdaGrad; the seed alone decides the order, so a fit can be repeated bit by bit. */
export function fitLinear(samples: readonly Sample[], { seed, epochs, rate }: Fitting): FittedModel {
  const weights = new Float32Array(BUCKETS);
  const squares = new Float32Array(BUCKETS).fill(START);
  let bias = 0;
  let biasSquares = START;
  const random = seededRandom(seed);
  const order = [...samples];
  const sumOf = (features: Uint32Array) => {
    let sum = 0;
    for (let index = 0; index < features.length; index++) sum += weights[features[index] ?? 0] ?? 0;
    return sum * shareOf(features);
  };
  const learn = (features: Uint32Array, error: number) => {
    const slope = error * shareOf(features);
    for (let index = 0; index < features.length; index++) {
      const feature = features[index] ?? 0;
      const square = (squares[feature] ?? 0) + slope * slope;
      squares[feature] = square;
      weights[feature] = (weights[feature] ?? 0) - (rate * slope) / Math.sqrt(square);
    }
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const { letters, meanings, isAttack, weight } of order) {
      const odds = bias + sumOf(letters) + sumOf(meanings);
      const error = (1 / (1 + Math.exp(-odds)) - (isAttack ? 1 : 0)) * weight;
      if (Math.abs(error) < SMALLEST_ERROR) continue;
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
      learn(letters, error);
      learn(meanings, error);
    }
  }
  return { weights, bias };
}

/** Each text's features are of length 1 together. */
function shareOf(features: Uint32Array): number {
  return 1 / Math.sqrt(features.length || 1);
}
