import { featuresOf } from '../../worker/guard/model/features.ts';
import { featureOf, HASH_BITS } from '../../worker/guard/model/hashes.ts';
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

/** The features that were kept, and their weights. */
export interface FittedModel {
  hashes: Uint32Array;
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
/** What stands in fewer samples (each row makes three) says more of a row than of attacks. */
const FEWEST = 4;
/** As many as the Worker has room for. */
const KEPT = 150_000;
/** How much it counts that a feature is frequent, beside how much it weighs. */
const FREQUENCY = 0.2;

/** The features of a text's first 4,000 characters. */
export function sampleOf(text: string, isAttack: boolean, weight: number): Sample {
  const folded = fold(text.slice(0, LONGEST)).text.slice(0, LONGEST);
  const letters: number[] = [];
  const meanings: number[] = [];
  featuresOf(folded, 0, folded.length, {
    letters: (hash) => letters.push(featureOf(hash)),
    meanings: (hash) => meanings.push(featureOf(hash)),
  });
  return { letters: Uint32Array.from(letters), meanings: Uint32Array.from(meanings), isAttack, weight };
}

/**
 * Logistic regression by AdaGrad, twice: over all features that stand in 4 samples or more, then over the 150,000 of them that tell
 * most, from where the first ended. Half of a sample's features, others each time, are left out when it is learned, so that none
 * relies on another. The seed alone decides order and halves: a fit can be repeated bit by bit.
 */
export function fitLinear(samples: readonly Sample[], fitting: Fitting): FittedModel {
  const random = seededRandom(fitting.seed);
  const { rows, hashes, counts } = numberFeatures(samples);
  const all = learn(rows, { weights: new Float32Array(hashes.length), bias: 0 }, fitting, random);
  const kept = mostTelling(all.weights, counts);
  const weights = Float32Array.from(kept, (feature) => all.weights[feature] ?? 0);
  const few = learn(keepFeatures(rows, kept), { weights, bias: all.bias }, fitting, random);
  return { hashes: Uint32Array.from(kept, (feature) => hashes[feature] ?? 0), ...few };
}

/** Samples by the numbers of their features. */
interface Numbered {
  rows: NumberedRow[];
  /** By number. */
  hashes: Uint32Array;
  /** How often each occurs. */
  counts: Uint32Array;
}

interface NumberedRow {
  letters: Scaled;
  meanings: Scaled;
  isAttack: boolean;
  weight: number;
}

/** Features that are learned, and what scales all that a sample has to length 1. */
interface Scaled {
  features: Uint32Array;
  share: number;
}

function numberFeatures(samples: readonly Sample[]): Numbered {
  const occurrences = new Uint32Array(2 ** HASH_BITS);
  for (const { letters, meanings } of samples) {
    for (const hashes of [letters, meanings])
      for (let at = 0; at < hashes.length; at++) {
        const hash = hashes[at] ?? 0;
        occurrences[hash] = (occurrences[hash] ?? 0) + 1;
      }
  }
  /** From 1 on; 0: too rare. */
  const numbers = new Uint32Array(2 ** HASH_BITS);
  const hashes: number[] = [];
  for (let hash = 0; hash < occurrences.length; hash++)
    if ((occurrences[hash] ?? 0) >= FEWEST) numbers[hash] = hashes.push(hash);
  const scaled = (found: Uint32Array): Scaled => ({
    features: numbered(found, numbers),
    share: 1 / Math.sqrt(found.length || 1),
  });
  return {
    rows: samples.map(({ letters, meanings, ...sample }) => ({
      ...sample,
      ...{ letters: scaled(letters), meanings: scaled(meanings) },
    })),
    hashes: Uint32Array.from(hashes),
    counts: Uint32Array.from(hashes, (hash) => occurrences[hash] ?? 0),
  };
}

/** The numbers of the features that decide most. */
function mostTelling(weights: Float32Array, counts: Uint32Array): Uint32Array {
  const tells = weights.map((weight, feature) => Math.abs(weight) * (counts[feature] ?? 0) ** FREQUENCY);
  const least = tells.toSorted().at(-KEPT) ?? 0;
  const kept: number[] = [];
  for (let feature = 0; feature < tells.length && kept.length < KEPT; feature++)
    if ((tells[feature] ?? 0) >= least) kept.push(feature);
  return Uint32Array.from(kept);
}

/** The same samples, of these features alone; each has the number of its place among them. */
function keepFeatures(rows: readonly NumberedRow[], kept: Uint32Array): NumberedRow[] {
  const numbers = new Uint32Array((kept.at(-1) ?? 0) + 1);
  kept.forEach((feature, index) => {
    numbers[feature] = index + 1;
  });
  const narrow = ({ features, share }: Scaled): Scaled => ({ features: numbered(features, numbers), share });
  return rows.map((row) => ({ ...row, letters: narrow(row.letters), meanings: narrow(row.meanings) }));
}

/** @param numbers from 1 on; what has none is left out */
function numbered(features: Uint32Array, numbers: Uint32Array): Uint32Array {
  return features
    .filter((feature) => (numbers[feature] ?? 0) !== 0)
    .map((feature) => (numbers[feature] ?? 0) - 1);
}

type Learned = Pick<FittedModel, 'weights' | 'bias'>;

/** From given weights on, which it changes. */
function learn(
  rows: readonly NumberedRow[],
  { weights, bias: startBias }: Learned,
  { epochs, rate }: Fitting,
  random: () => number,
): Learned {
  const squares = new Float32Array(weights.length).fill(START);
  let bias = startBias;
  let biasSquares = START;
  const letters = halfOf(random);
  const meanings = halfOf(random);
  const order = [...rows];
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const row of order) {
      letters.draw(row.letters);
      meanings.draw(row.meanings);
      const odds = bias + letters.sum(weights) + meanings.sum(weights);
      const error = (1 / (1 + Math.exp(-odds)) - (row.isAttack ? 1 : 0)) * row.weight;
      if (Math.abs(error) < SMALLEST_ERROR) continue;
      biasSquares += error * error;
      bias -= (rate * error) / Math.sqrt(biasSquares);
      letters.learn(weights, squares, error, rate);
      meanings.learn(weights, squares, error, rate);
    }
  }
  return { weights, bias };
}

/** A half of some features, drawn anew for each sample; what is left counts twice. */
function halfOf(random: () => number) {
  const drawn = new Uint32Array(2 ** 16);
  let count = 0;
  let share = 0;
  return {
    draw({ features, share: whole }: Scaled): void {
      count = 0;
      share = 2 * whole;
      let coins = 0;
      for (let at = 0; at < features.length && count < drawn.length; at++) {
        if (at % 32 === 0) coins = Math.floor(random() * 2 ** 32);
        if ((coins >>> (at % 32)) & 1) drawn[count++] = features[at] ?? 0;
      }
    },
    sum(weights: Float32Array): number {
      let sum = 0;
      for (let at = 0; at < count; at++) sum += weights[drawn[at] ?? 0] ?? 0;
      return sum * share;
    },
    learn(weights: Float32Array, squares: Float32Array, error: number, rate: number): void {
      const slope = error * share;
      for (let at = 0; at < count; at++) {
        const feature = drawn[at] ?? 0;
        const square = (squares[feature] ?? 0) + slope * slope;
        squares[feature] = square;
        weights[feature] = (weights[feature] ?? 0) - (rate * slope) / Math.sqrt(square);
      }
    },
  };
}
