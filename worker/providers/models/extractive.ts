import { PHRASES } from '../../features/assistant/phrases.ts';
import type {
  Answer,
  AnswerModel,
  AnswerRequest,
  Citation,
  Language,
  RetrievedPassage,
} from './answer-model.ts';
import { composeQuote } from './compose-quote.ts';
import { withCoverage } from './coverage.ts';
import { expectedAnswer } from './expected-answer.ts';
import { detectLanguage } from './language.ts';
import { isBare, type Unit, unitsOf } from './quote-units.ts';
import { scoreUnits } from './score-units.ts';
import { smallTalkKind } from './small-talk.ts';
import { fold, terms } from './terms.ts';

/** Least support of the quoted unit (0..1), and least mean of it and the passage's coverage, to answer at all. */
const MIN_SUPPORT = 0.5;
const MIN_CONFIDENCE = 0.5;
/** Half of two words is the one that the question is not about. */
const FEW_TERMS = 2;
const MIN_SUPPORT_OF_FEW = 0.75;

const MAX_QUESTION = 2_000;
const MAX_PASSAGES = 10;
const MAX_PARTS = 4;
const MAX_TITLE = 80;

/** Needs no key and no network: quotes the passages word for word with their source, or says that it does not know. */
export const extractiveModel: AnswerModel = {
  name: 'extractive',
  async answer(request, signal) {
    signal.throwIfAborted();
    return answerFromPassages(request);
  },
};

function answerFromPassages(request: AnswerRequest): Answer {
  const question = request.question.slice(0, MAX_QUESTION);
  const language = detectLanguage(question, request.language);
  const smallTalk = smallTalkKind(question);
  if (smallTalk !== null) {
    return { kind: 'answered', text: PHRASES[smallTalk][language], citations: [], language };
  }
  const citations = citeAll(question, request.passages.slice(0, MAX_PASSAGES));
  if (citations.length === 0) return { kind: 'unknown', language };
  const text = citations.map((citation) => frame(citation, language)).join('\n\n');
  return { kind: 'answered', text, citations, language };
}

/** A burst may be several questions or one in pieces: each question of it is tried first, then the whole. */
function citeAll(question: string, passages: RetrievedPassage[]): Citation[] {
  const parts = question
    .split(/(?<=\?)|\n/)
    .filter((part) => smallTalkKind(part) === null && terms(part).size > 0);
  const citations: Citation[] = [];
  for (const part of parts.length > 1 ? [...parts.slice(0, MAX_PARTS), question] : [question]) {
    if (part === question && citations.length > 0) break;
    const citation = cite(part, withCoverage(part, passages, part !== question).flatMap(unitsOf));
    if (citation === null || citations.some((one) => one.quote.includes(citation.quote))) continue;
    citations.push(citation);
  }
  return citations;
}

function cite(question: string, units: Unit[]): Citation | null {
  const scored = scoreUnits(question, units).filter(({ unit }) => !isBare(unit));
  const best = scored[0];
  const minSupport = terms(question).size <= FEW_TERMS ? MIN_SUPPORT_OF_FEW : MIN_SUPPORT;
  if (best === undefined || best.support < minSupport) return null;
  const { passage } = best.unit;
  if ((best.support + passage.coverage) / 2 < MIN_CONFIDENCE) return null;
  const quote = composeQuote(question, best, scored, units);
  const expectation = expectedAnswer(question);
  // Asked for a price, a sentence without one is no answer, however many words it shares.
  if (expectation?.kind === 'amount' && !expectation.given.test(fold(quote))) return null;
  return {
    passageId: passage.id,
    source: passage.source,
    quote,
    documentTitle: passage.documentTitle,
    heading: passage.headings.at(-1) ?? null,
  };
}

const SOURCE: Record<Language, (title: string) => string> = {
  es: (title) => `Según nuestro documento «${title}»`,
  pt: (title) => `Segundo o nosso documento “${title}”`,
  en: (title) => `According to our document “${title}”`,
};

function frame({ documentTitle, heading, quote }: Citation, language: Language): string {
  const title = oneLine(documentTitle);
  const section = heading === null || oneLine(heading) === title ? '' : ` (${oneLine(heading)})`;
  return `${SOURCE[language](title)}${section}:\n“${quote}”`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE);
}
