import { featuresOf } from './features.ts';
import { type PackedWeights, weightTable } from './weight-table.ts';

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
  /** From which on a passage of a document is held back. */
  documentAt: number;
}

/** Of a part of a text: the sums of its features' weights, and how many they are; of letters, and of meanings. */
export interface Weight {
  letters: number;
  letterCount: number;
  meanings: number;
  meaningCount: number;
}

export interface LinearWeights extends PackedWeights {
  /** What one step of a weight is worth. */
  scale: number;
  bias: number;
  suspiciousAt: number;
  blockAt: number;
  documentAt: number;
}

/** Of the longest part that is scored in one go. */
const LONGEST = 20_000;

/**
 * Logistic regression over hashed features, each text's scaled to length 1: those of letters and those of meanings apart, so
 * that neither drowns the other.
 * @throws RangeError for weights that are packed in another way
 */
export function linearModel({ cells, seed, levels, scale, bias, ...lines }: LinearWeights): TextModel {
  const weightOf = weightTable({ cells, seed, levels });
  return {
    ...lines,
    weigh(text, from, to) {
      const weight: Weight = { letters: 0, letterCount: 0, meanings: 0, meaningCount: 0 };
      featuresOf(text, from, Math.min(to, from + LONGEST), {
        letters(hash) {
          weight.letters += weightOf(hash);
          weight.letterCount += 1;
        },
        meanings(hash) {
          weight.meanings += weightOf(hash);
          weight.meaningCount += 1;
        },
      });
      return weight;
    },
    odds(...parts) {
      let [letters, letterCount, meanings, meaningCount] = [0, 0, 0, 0];
      for (const part of parts) {
        letters += part.letters;
        letterCount += part.letterCount;
        meanings += part.meanings;
        meaningCount += part.meaningCount;
      }
      return bias + scale * (letters / Math.sqrt(letterCount || 1) + meanings / Math.sqrt(meaningCount || 1));
    },
  };
}
