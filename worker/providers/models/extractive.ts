import { PHRASES } from '../../features/assistant/phrases.ts';
import type {
  Answer,
  AnswerModel,
  AnswerRequest,
  Citation,
  Language,
  RetrievedPassage,
  SaidBefore,
} from './answer-model.ts';
import { composeQuote } from './compose-quote.ts';
import { confidenceOf, type Evidence, THRESHOLD } from './confidence.ts';
import { withCoverage } from './coverage.ts';
import { expectedAnswer } from './expected-answer.ts';
import { questionBefore } from './follow-up.ts';
import { detectLanguage } from './language.ts';
import { isContrary, matchFaq } from './match-faq.ts';
import { type Question, readQuestion } from './question.ts';
import { isBare, unitsOf } from './quote-units.ts';
import { scoreUnits } from './score-units.ts';
import { smallTalkKind } from './small-talk.ts';
import { fold, terms } from './terms.ts';
import { weighTerms } from './weigh-terms.ts';

const MAX_QUESTION = 2_000;
const MAX_PASSAGES = 10;
const MAX_PARTS = 4;
const MAX_TITLE = 80;
const MAX_WRITTEN = 1_000;

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
  const passages = request.passages.slice(0, MAX_PASSAGES);
  const citations = citeAll(question, passages, request.saidBefore);
  if (citations.length === 0) return { kind: 'unknown', language };
  const text = citations.map((citation) => frame(citation, language)).join('\n\n');
  return { kind: 'answered', text, citations, language };
}

/** A burst may be several questions or one in pieces: each question of it is tried first, then the whole. */
function citeAll(burst: string, passages: RetrievedPassage[], saidBefore: readonly SaidBefore[]): Citation[] {
  const parts = burst
    .split(/(?<=\?)|\n/)
    .filter((part) => smallTalkKind(part) === null && (terms(part).size > 0 || expectedAnswer(part) !== null))
    .slice(0, MAX_PARTS);
  const said = [...saidBefore];
  const citations: Citation[] = [];
  for (const part of parts.length === 1 ? parts : [...parts, burst]) {
    if (part === burst && citations.length > 0) break;
    const isPart = parts.length > 1 && part !== burst;
    const before = questionBefore(part, said);
    const citation =
      (before === null ? null : cite(readQuestion(part, before), passages, true)) ??
      cite(readQuestion(part, null), passages, isPart);
    said.push({ author: 'customer', body: part });
    if (citation === null || citations.some((one) => one.quote.includes(citation.quote))) continue;
    citations.push(citation);
  }
  return citations;
}

/** An answer written by hand to this very question goes before any quote. */
function cite(question: Question, passages: RetrievedPassage[], isPart: boolean): Citation | null {
  const written = matchFaq(question, passages);
  if (written !== null) return citationOf(written, shortened(written.text));
  const fitting = passages.filter((passage) => !isContrary(question, passage));
  const candidate = propose(question, withCoverage(question, fitting, isPart));
  return candidate === null || candidate.confidence < THRESHOLD ? null : candidate.citation;
}

export interface Candidate {
  citation: Citation;
  confidence: number;
  evidence: Evidence;
}

/** The best quote for a question, however sure; null where there is nothing to quote. */
export function propose(question: Question, passages: RetrievedPassage[]): Candidate | null {
  const units = passages.flatMap(unitsOf);
  const weighed = weighTerms(question, units);
  const scored = scoreUnits(question, weighed, units).filter(({ unit }) => !isBare(unit));
  const best = scored[0];
  if (best === undefined) return null;
  const quote = composeQuote(question, best, scored, units);
  const { expectation } = question;
  // Asked for a price, a sentence without one is no answer, however many words it shares.
  if (expectation?.kind === 'amount' && !expectation.given.test(fold(quote.text))) return null;
  const evidence = { question, weighed, best, scored, quote, units };
  return {
    evidence,
    confidence: confidenceOf(evidence),
    citation: citationOf(best.unit.passage, quote.text),
  };
}

function citationOf({ id, source, documentTitle, headings }: RetrievedPassage, quote: string): Citation {
  return { passageId: id, source, quote, documentTitle, heading: headings.at(-1) ?? null };
}

function shortened(answer: string): string {
  if (answer.length <= MAX_WRITTEN) return answer;
  const cut = answer.slice(0, MAX_WRITTEN);
  return `${cut.slice(0, cut.lastIndexOf(' ')).trimEnd()}…`;
}

const FRAMES: Record<'file' | 'page', Record<Language, (title: string) => string>> = {
  file: {
    es: (title) => `Según nuestro documento «${title}»`,
    pt: (title) => `Segundo o nosso documento “${title}”`,
    en: (title) => `According to our document “${title}”`,
  },
  page: {
    es: (title) => `Según nuestra página «${title}»`,
    pt: (title) => `Segundo a nossa página “${title}”`,
    en: (title) => `According to our page “${title}”`,
  },
};

/** What a person of the business wrote for customers needs no frame. */
function frame({ source, documentTitle, heading, quote }: Citation, language: Language): string {
  if (source !== 'file' && source !== 'page') return quote;
  const title = oneLine(documentTitle);
  const section = heading === null || oneLine(heading) === title ? '' : ` (${oneLine(heading)})`;
  return `${FRAMES[source][language](title)}${section}:\n“${quote}”`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE);
}
