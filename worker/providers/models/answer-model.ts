import type { Language } from '../../domain/language.ts';

export type { Language };

export interface RetrievedPassage {
  id: string;
  documentTitle: string;
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
}

export interface Citation {
  passageId: string;
  /** Verbatim lines or sentences of the passage; `\n` or ` […] ` between those that are not adjacent. */
  quote: string;
  documentTitle: string;
  /** Innermost heading. */
  heading: string | null;
}

export type Answer =
  | { kind: 'answered'; text: string; citations: Citation[]; language: Language }
  | { kind: 'unknown'; language: Language };

/** What answers a customer from retrieved passages. Rejects only when aborted or when its upstream fails. */
export interface AnswerModel {
  readonly name: string;
  answer(request: AnswerRequest, signal: AbortSignal): Promise<Answer>;
}
