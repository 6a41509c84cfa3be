import type { RetrievedPassage } from './answer-model.ts';
import type { Question } from './question.ts';
import { terms } from './terms.ts';

/**
 * The passages with their coverage of a question, as judged among themselves. The search's own, which knows all
 * passages but stems less, counts where higher, unless the question is only a part of what was searched.
 */
export function withCoverage(
  question: Question,
  passages: RetrievedPassage[],
  isPart: boolean,
): RetrievedPassage[] {
  const implied = question.expectation?.implied;
  const wanted = question.terms.filter((term) => !implied?.has(term) && !question.inherited.has(term));
  const held = passages.map((passage) => terms([...passage.headings, passage.text].join('\n')));
  const weights = wanted.map((term) => {
    const found = held.filter((one) => one.has(term)).length;
    return { term, weight: Math.log(1 + (passages.length - found + 0.5) / (found + 0.5)) };
  });
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  return passages.map((passage, index) => {
    const covered = weights.filter(({ term }) => held[index]?.has(term));
    const coverage = total === 0 ? 1 : covered.reduce((sum, { weight }) => sum + weight, 0) / total;
    return { ...passage, coverage: isPart ? coverage : Math.max(coverage, passage.coverage) };
  });
}
