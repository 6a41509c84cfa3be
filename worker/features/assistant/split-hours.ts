import type { Language } from '../../domain/language.ts';
import type { Answer, SaidBefore } from '../../providers/models/answer-model.ts';
import { smallTalkKind } from '../../providers/models/small-talk.ts';
import { fold, words } from '../../providers/models/terms.ts';
import { answerHours, type BusinessHours } from './answer-hours.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;

const MAX_PARTS = 6;
/** Tried in turn; a full stop alone may belong to "a. m." or an address. */
const BETWEEN_PARTS = [/(?<=\?)|\n|(?=¿)|(?<=[.!…])\s+(?=\p{Lu})/u, /(?<=\?)|\n/];

/**
 * Parts a burst into what it asks about opening hours, answered, and the rest, for a model. `rest` is the whole
 * question where nothing in it is about opening hours, and empty where nothing else is.
 */
export function splitHours(
  question: string,
  business: BusinessHours,
  now: Date,
  language: Language,
  saidBefore: readonly SaidBefore[],
): { hours: Answered | null; rest: string } {
  const before = saidBefore.findLast(({ author }) => author === 'customer')?.body ?? '';
  let isFollowUp = answerHours(before, business, now, language) !== null;
  // One question in pieces: "están abiertos", "el domingo".
  const whole = answerHours(question.replace(/\s+/g, ' '), business, now, language, isFollowUp);
  if (whole) return { hours: whole, rest: '' };

  const answers: Answered[] = [];
  const rest: string[] = [];
  for (const part of partsOf(question)) {
    const answer = answerHours(part, business, now, language, isFollowUp);
    if (answer) answers.push(answer);
    else if (smallTalkKind(part) === null) rest.push(part.trim());
    isFollowUp = answer !== null || (isFollowUp && smallTalkKind(part) !== null);
  }
  if (answers.length === 0) return { hours: null, rest: question };
  const texts = new Set(answers.map(({ text }) => text));
  const quotes = new Set(answers.flatMap(({ citations }) => citations.map(({ quote }) => quote)));
  const citations = answers[0]?.citations.map((one) => ({ ...one, quote: [...quotes].join('\n') })) ?? [];
  return {
    hours: { kind: 'answered', text: [...texts].join('\n'), citations, language },
    rest: rest.join('\n'),
  };
}

/** Its sentences; its lines and questions, where those are too many; none where these are too. */
function partsOf(question: string): string[] {
  for (const between of BETWEEN_PARTS) {
    const parts = question.split(between).filter((part) => words(part).length > 0);
    if (parts.length <= MAX_PARTS) return parts;
  }
  return [];
}

/** Whether a text asks anything, as far as its signs and words show. */
export function isQuestion(text: string): boolean {
  return text.includes('?') || QUESTION_WORD.test(fold(text));
}

const QUESTION_WORD =
  /\b(?:que|q|cual|cuales|cuanto|cuanta|cuantos|cuantas|quanto|quanta|quantos|quantas|qual|quais|donde|onde|como|cuando|quando|quien|quem|tienen|tenes|tiene|tem|hay|hacen|fazem|venden|vendem|aceptan|aceitam|puedo|pueden|posso|podem|quiero|quisiera|queria|quero|necesito|preciso|precio|preco|what|where|how|when|which|who|do|does|can|could|is|are|want|need|price)\b/;
