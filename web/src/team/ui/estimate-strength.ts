import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const LONGEST = 100;
const estimator = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary });

/** From 0 (guessed at once) to 4 (not guessed); `known` are words that whoever guesses may know. */
export function estimateStrength(password: string, known: string[]): number {
  return estimator.check(password.slice(0, LONGEST), known).score;
}
