import type { ApiError } from '../../api/api-error.ts';
import type { TeamTexts } from '../../i18n/team/texts.ts';
import { type Translate, useTexts } from '../texts-context.ts';

/** Refusals that the page can explain better than the API's general message for their code. */
const EXPLAINED: Record<string, keyof TeamTexts> = {
  offline: 'error.offline',
  timeout: 'error.timeout',
  unauthenticated: 'error.unauthenticated',
  window_closed: 'error.windowClosed',
  opted_out: 'error.optedOut',
  not_resendable: 'error.notResendable',
  too_many_documents: 'error.tooManyDocuments',
  too_large: 'error.tooLarge',
  unsupported_media: 'error.unsupportedMedia',
  empty_file: 'error.emptyFile',
  overlap: 'hours.error.overlap',
  page_exists: 'error.pageExists',
  nothing_to_read: 'error.nothingToRead',
  page_not_allowed: 'failure.page_not_allowed',
  last_owner: 'error.lastOwner',
  setup: 'error.secondFactorSetup',
  too_many: 'error.tooMany',
};

/** What failed and what to do, in the reader's language. */
export function explainError(t: Translate, error: ApiError): string {
  const key = EXPLAINED[error.detail ?? ''] ?? EXPLAINED[error.code];
  if (key) return t(key);
  if (error.code === 'rate_limited' && error.retryAfter !== null)
    return t('error.rateLimited', { minutes: Math.max(1, Math.ceil(error.retryAfter / 60)) });
  const message = error.message || t('error.general');
  return error.code === 'internal' && error.requestId
    ? `${message} ${t('error.request', { id: error.requestId })}`
    : message;
}

/** Where a form or a button shows what went wrong; announced when it appears. */
export function ErrorText({ error }: { error: ApiError | string | null }) {
  const { t } = useTexts();
  return (
    <div role="alert" className="error-slot">
      {error && <p className="error-text">{typeof error === 'string' ? error : explainError(t, error)}</p>}
    </div>
  );
}
