export type ExtractableType =
  | 'text/plain'
  | 'text/markdown'
  | 'text/html'
  | 'text/csv'
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Why a document cannot be read; the web page has a sentence for each. */
export type FailureReason =
  | 'empty'
  | 'not_utf8'
  | 'too_large'
  | 'too_many_passages'
  | 'mislabelled'
  | 'encrypted'
  | 'scanned_only'
  | 'corrupt'
  | 'zip_bomb'
  | 'too_many_pages'
  | 'too_complex';

/** Percent of a document read so far, 0 to 100; awaited, at most about 20 times a document. */
export type OnProgress = (percent: number) => void | Promise<void>;

/** What is searched and quoted: a stretch of one document under one heading, at most 1,200 characters. */
export interface Passage {
  /** Place in the document, from 0. */
  position: number;
  /** Headings above the passage, outermost first. */
  headings: string[];
  /** Lines: prose, `- ` list items, `Header: cell; Header: cell` table rows. */
  text: string;
}

/** What a document holds and no reader sees: no passage is made of it, but it may say something about the document. */
export interface Unseen {
  origin: 'hidden' | 'comment' | 'alternative' | 'metadata' | 'formula';
  text: string;
}

/** What every format is reduced to, in the document's order. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph' | 'item' | 'row'; text: string };

export interface ParsedDocument {
  title: string | null;
  blocks: Block[];
  unseen?: Unseen[];
}
