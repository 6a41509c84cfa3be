import type { Language } from '../../domain/language.ts';

export type { Language };

/** Where a passage comes from: an uploaded file, a web page, or an answer written by hand. */
export type KnowledgeSource = 'file' | 'page' | 'faq';

export interface RetrievedPassage {
  id: string;
  documentId: string;
  documentTitle: string;
  /** `faq`: an answer that a person of the business wrote to the question in its heading. */
  source: KnowledgeSource;
  /** Headings above the passage, outermost first. */
  headings: string[];
  text: string;
  /** 0..1: idf weight of the question's lexemes that the passage has, over that of all of them. */
  coverage: number;
}

export interface AnswerRequest {
  /** The burst's messages, joined by newlines. */
  question: string;
  /** Best first. */
  passages: RetrievedPassage[];
  /** The business's own language, for messages that do not show theirs. */
  language: Language;
  now: Date;
  /** Whose front desk it is. */
  business?: { name: string; timeZone: string };
  /** What was said before in this conversation, oldest first, at most 6 messages of 1,000 characters. */
  saidBefore: readonly SaidBefore[];
}

export interface SaidBefore {
  author: 'customer' | 'assistant' | 'person' | 'system';
  body: string;
}

export interface Citation {
  /** Null where the answer rests on no passage: the opening hours. */
  passageId: string | null;
  source: KnowledgeSource | 'hours';
  /** Verbatim lines or sentences of the passage; `\n` or ` […] ` between those that are not adjacent. */
  quote: string;
  documentTitle: string;
  /** Innermost heading. */
  heading: string | null;
}

export type Answer =
  | { kind: 'answered'; text: string; citations: Citation[]; language: Language; usage?: TokenUsage }
  | { kind: 'unknown'; language: Language; usage?: TokenUsage };

/** What an upstream counted; the built-in answerer uses none. */
export interface TokenUsage {
  promptTokens: number;
  completionTokens: number;
}

/** What answers a customer from retrieved passages. Rejects only when aborted or when its upstream fails. */
export interface AnswerModel {
  readonly name: string;
  answer(request: AnswerRequest, signal: AbortSignal): Promise<Answer>;
}
