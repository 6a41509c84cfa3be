import type { PublicFetchFailure } from '../../platform/public-fetch.ts';
import type { FailureReason } from './extract/types.ts';

/** Why a page could not be fetched; `too_large` is the same as a file's. */
type PageFailure = `page_${Exclude<PublicFetchFailure, 'too_large'>}`;

/** Why a document is `failed`. The web page has a sentence for each. */
export type DocumentFailure = FailureReason | PageFailure | 'original_lost' | 'unreadable' | 'over_budget';

const ALL: Record<DocumentFailure, true> = {
  empty: true,
  not_utf8: true,
  too_large: true,
  too_many_passages: true,
  mislabelled: true,
  encrypted: true,
  scanned_only: true,
  corrupt: true,
  zip_bomb: true,
  too_many_pages: true,
  /** Reading it took more memory or time than there is, three times. */
  too_complex: true,
  /** A defect of ours: it is in the log. */
  unreadable: true,
  original_lost: true,
  /** A ceiling of the organisation's money, or of the platform's, is reached. */
  over_budget: true,
  /** No answer in time, or a server's error. */
  page_unreachable: true,
  /** An address that is not public, or a redirect to one. */
  page_not_allowed: true,
  page_not_found: true,
  /** The site wants a sign-in, or keeps programs out. */
  page_refused: true,
  page_redirects: true,
  /** Neither HTML, text, Markdown nor PDF. */
  page_unsupported: true,
};

export const DOCUMENT_FAILURES = Object.keys(ALL) as DocumentFailure[];
