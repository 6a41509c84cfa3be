import type { RegressionQuestion } from '../../api/types.ts';
import { useTexts } from '../texts-context.ts';
import { formatDateTime } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';

interface CheckCardProps {
  question: RegressionQuestion;
  /** null: the reader may not. */
  onDelete: (() => void) | null;
}

/** A question with the answer it should get and the one it got. */
export function CheckCard({ question: check, onDelete }: CheckCardProps) {
  const { t, tag } = useTexts();
  return (
    <li className="card">
      <div className="card-main">
        <p>
          <span className={`badge ${check.state}`}>{t(`check.${check.state}`)}</span>{' '}
          {check.checkedAt && (
            <span className="hint">{t('checks.at', { when: formatDateTime(check.checkedAt, tag) })}</span>
          )}
        </p>
        <h2>{check.question}</h2>
        <dl className="compared">
          <div>
            <dt>{t('checks.expected')}</dt>
            <dd>{check.expected}</dd>
          </div>
          <div>
            <dt>{t('checks.actual')}</dt>
            <dd>{check.answer ?? t(check.state === 'unchecked' ? 'checks.notAsked' : 'checks.noAnswer')}</dd>
          </div>
        </dl>
      </div>
      {onDelete && (
        <div className="actions">
          <button
            type="button"
            className="icon-button"
            aria-label={t('checks.delete', { question: check.question })}
            title={t('common.delete')}
            onClick={onDelete}
          >
            <Icon name="trash" />
          </button>
        </div>
      )}
    </li>
  );
}
