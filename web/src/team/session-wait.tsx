import type { ApiError } from '../api/api-error.ts';
import { Mark } from '../components/icons.tsx';
import { useTexts } from './texts-context.ts';
import { explainError } from './ui/error-text.tsx';

interface WaitProps {
  /** The service did not answer; the page tries again by itself. */
  isFailed: boolean;
  error: ApiError | null;
  onRetry: () => void;
}

/** Until it is known who is there. */
export function SessionWait({ isFailed, error, onRetry }: WaitProps) {
  const { t } = useTexts();
  const trouble = error ? explainError(t, error) : isFailed ? t('session.unreachable') : null;
  return (
    <div className="team-wait" role={trouble ? 'alert' : 'status'}>
      <Mark />
      <p>{trouble ?? t('common.loading')}</p>
      {trouble && (
        <button type="button" onClick={onRetry}>
          {t('common.retry')}
        </button>
      )}
    </div>
  );
}
