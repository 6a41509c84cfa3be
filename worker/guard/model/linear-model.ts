import { BUCKETS, featuresOf, mostFeatures } from './features.ts';

/** Judges parts of folded texts, and where its judgements draw the lines. */
export interface TextModel {
  /** What a part of a folded text adds to the judgement of a whole. */
  weigh(text: string, from: number, to: number): Weight;
  /** How much parts, taken together, are like an attack, as log-odds: above 0 more than not. */
  odds(...parts: readonly Weight[]): number;
  /** Log-odds from which on a text is suspicious. */
  suspiciousAt: number;
  /** From which on it is refused. */
  blockAt: number;
}

/** Of a part of a text: the sum of its features' weights, and how many they are. */
export interface Weight {
  sum: number;
  count: number;
}

export interface LinearWeights {
  /** int8, one for each bucket. */
  weights: Int8Array;
  /** What one step of a weight is worth. */
  scale: number;
  bias: number;
  suspiciousAt: number;
  blockAt: number;
}

/** Of the longest part that is scored in one go. */
const LONGEST = 20_000;

/**
 * Logistic regression over hashed features, each text's scaled to length 1.
 * @throws RangeError for weights of another number of buckets
 */
export function linearModel({ weights, scale, bias, ...lines }: LinearWeights): TextModel {
  if (weights.length !== BUCKETS) throw new RangeError('weights of another number of buckets');
  return {
    ...lines,
    weigh(text, from, to) {
      const end = Math.min(to, from + LONGEST);
      // Anew each time: nothing of one customer's text stays for the next one's.
      const room = new Uint32Array(mostFeatures(end - from));
      const count = featuresOf(text, from, end, room);
      let sum = 0;
      for (let index = 0; index < count; index++) sum += weights[room[index] ?? 0] ?? 0;
      return { sum, count };
    },
    odds(...parts) {
      let [sum, count] = [0, 0];
      for (const part of parts) {
        sum += part.sum;
        count += part.count;
      }
      return bias + (sum * scale) / Math.sqrt(count || 1);
    },
  };
}
