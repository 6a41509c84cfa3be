import type { TeamTexts } from '../../i18n/team/texts.ts';

/** What is said of each reason for which a document could not be read. */
export const FAILURE_TEXTS: Readonly<Record<string, keyof TeamTexts>> = {
  empty: 'failure.empty',
  not_utf8: 'failure.not_utf8',
  too_large: 'failure.too_large',
  too_many_passages: 'failure.too_many_passages',
  mislabelled: 'failure.mislabelled',
  encrypted: 'failure.encrypted',
  scanned_only: 'failure.scanned_only',
  corrupt: 'failure.corrupt',
  zip_bomb: 'failure.zip_bomb',
  too_many_pages: 'failure.too_many_pages',
  too_complex: 'failure.too_complex',
  unreadable: 'failure.unreadable',
  original_lost: 'failure.original_lost',
  over_budget: 'failure.over_budget',
  page_unreachable: 'failure.page_unreachable',
  page_not_allowed: 'failure.page_not_allowed',
  page_not_found: 'failure.page_not_found',
  page_refused: 'failure.page_refused',
  page_redirects: 'failure.page_redirects',
  page_unsupported: 'failure.page_unsupported',
};

export function failureText(failure: string | null): keyof TeamTexts {
  return FAILURE_TEXTS[failure ?? ''] ?? 'failure.other';
}
