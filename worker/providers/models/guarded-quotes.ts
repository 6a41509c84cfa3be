import { type AnswerHit, inspectAnswer } from '../../guard/output/inspect-answer.ts';
import { givesOrders } from '../../guard/output/support.ts';
import type { AnswerModel } from './answer-model.ts';
import { extractiveModel } from './extractive.ts';

/** What not even a quote may bring to a customer. Whatever else it says, a document of the business says. */
const NEVER: readonly AnswerHit[] = ['secret', 'personal_data', 'foreign_link', 'persona'];

/**
 * The built-in answerer, held back where documents were written to misuse an assistant: a passage that gives orders to
 * one is not quoted, nor what a document keeps about a person. What cannot be quoted then is not known.
 */
export const guardedQuotes: AnswerModel = {
  name: extractiveModel.name,
  async answer(request, signal) {
    const passages = request.passages.filter((passage) => !givesOrders(passage));
    const answer = await extractiveModel.answer({ ...request, passages }, signal);
    if (answer.kind === 'unknown' || answer.citations.length === 0) return answer;
    const { language } = answer;
    const { hits } = inspectAnswer(answer.text, {
      ...{ system: null, marker: null, canary: null, passages },
      ...{ question: request.question, language },
      businessName: request.business?.name ?? '',
    });
    return hits.some((hit) => NEVER.includes(hit)) ? { kind: 'unknown', language } : answer;
  },
};
