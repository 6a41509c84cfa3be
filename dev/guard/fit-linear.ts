import { featuresOf } from '../../worker/guard/model/features.ts';
import { BUCKETS, bucketOf } from '../../worker/guard/model/linear-model.ts';
import { fold } from '../../worker/guard/text/folded.ts';
import { seededRandom, shuffle } from './random.ts';

/** A text's features with what it is, as the training sees it. */
export interface Sample {
  /** Hashes, each occurrence. */
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
    letters: (hash) => letters.push(hash),
    meanings: (hash) => meanings.push(hash),
  });
  return { letters: Uint32Array.from(letters), meanings: Uint32Array.from(meanings), isAttack, weight };
}

/**
 * Logistic regression by AdaGrad over the features that stand in 4 samples or more; the seed alone decides the order, so a fit can
 * be repeated bit by bit.
 */
export function fitLinear(samples: readonly Sample[], { seed, epochs, rate }: Fitting): FittedModel {
  const weights = new Float32Array(BUCKETS);
  const squares = new Float32Array(BUCKETS).fill(START);
  const order = bucketsOf(samples);
  let bias = 0;
  let biasSquares = START;
  const sumOf = ({ buckets, share }: Scaled) => {
    let sum = 0;
    for (let index = 0; index < buckets.length; index++) sum += weights[buckets[index] ?? 0] ?? 0;
    return sum * share;
  };
  const learn = ({ buckets, share }: Scaled, error: number) => {
    const slope = error * share;
    for (let index = 0; index < buckets.length; index++) {
      const bucket = buckets[index] ?? 0;
      const square = (squares[bucket] ?? 0) + slope * slope;
      squares[bucket] = square;
      weights[bucket] = (weights[bucket] ?? 0) - (rate * slope) / Math.sqrt(square);
    }
  };
  const random = seededRandom(seed);
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

/** The buckets of a sample's features that are learned, and what scales all that it has to length 1. */
interface Scaled {
  buckets: Uint32Array;
  share: number;
}

/** What stands in fewer samples (each row makes three) says more of a row than of attacks. */
const FEWEST = 4;
const COUNTED = 2 ** 24;

function bucketsOf(samples: readonly Sample[]) {
  const counts = new Uint8Array(COUNTED);
  for (const { letters, meanings } of samples) {
    for (const hashes of [letters, meanings]) {
      for (let index = 0; index < hashes.length; index++) {
        const at = (hashes[index] ?? 0) % COUNTED;
        const count = counts[at] ?? 0;
        if (count < FEWEST) counts[at] = count + 1;
      }
    }
  }
  const scale = (hashes: Uint32Array): Scaled => ({
    buckets: hashes.filter((hash) => counts[hash % COUNTED] === FEWEST).map(bucketOf),
    share: 1 / Math.sqrt(hashes.length || 1),
  });
  return samples.map(({ letters, meanings, ...sample }) => ({
    ...sample,
    ...{ letters: scale(letters), meanings: scale(meanings) },
  }));
}
