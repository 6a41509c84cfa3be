import type { ReactNode } from 'react';
import type { ApiError } from '../../api/api-error.ts';
import { useTexts } from '../texts-context.ts';
import { explainError } from './error-text.tsx';
import { Icon, type IconName } from './icon.tsx';

/** Grey lines where a list is about to be. */
export function Skeleton({ rows }: { rows: number }) {
  const { t } = useTexts();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('common.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={row} aria-hidden="true" />
      ))}
    </div>
  );
}

/** What failed to load, and a way to try again. */
export function LoadError({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const { t } = useTexts();
  return (
    <div className="load-error" role="alert">
      <p>{explainError(t, error)}</p>
      <button type="button" onClick={onRetry}>
        {t('common.retry')}
      </button>
    </div>
  );
}

/** An empty list: why it is empty and what to do first. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
