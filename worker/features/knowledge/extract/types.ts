export type ExtractableType = 'text/plain' | 'text/markdown' | 'text/html';

export type FailureReason = 'empty' | 'not_utf8' | 'too_large' | 'too_many_passages' | 'mislabelled';

/** What is searched and quoted: a stretch of one document under one heading, at most 1,200 characters. */
export interface Passage {
  /** Place in the document, from 0. */
  position: number;
  /** Headings above the passage, outermost first. */
  headings: string[];
  /** Lines: prose, `- ` list items, `Header: cell; Header: cell` table rows. */
  text: string;
}

/** What every format is reduced to, in the document's order. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph' | 'item' | 'row'; text: string };

export interface ParsedDocument {
  title: string | null;
  blocks: Block[];
}
