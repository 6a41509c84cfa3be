import { useTexts } from '../texts-context.ts';
import { Icon } from '../ui/icon.tsx';
import type { IntervalDraft } from './hours-draft.ts';

interface IntervalFieldsProps {
  interval: IntervalDraft;
  /** What the interval is of, for screen readers. */
  label: string;
  isWrong: boolean;
  onChange: (interval: IntervalDraft) => void;
  /** Left out where it cannot be removed by itself. */
  onRemove?: () => void;
}

/** From when to when. */
export function IntervalFields({ interval, label, isWrong, onChange, onRemove }: IntervalFieldsProps) {
  const { t } = useTexts();
  const { opens, closes } = interval;
  return (
    <fieldset className="interval">
      <legend className="visually-hidden">{label}</legend>
      <input
        type="time"
        value={opens}
        aria-label={`${label}: ${t('hours.opens')}`}
        aria-invalid={isWrong}
        onChange={({ target }) => onChange({ ...interval, opens: target.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        value={closes}
        aria-label={`${label}: ${t('hours.closes')}`}
        aria-invalid={isWrong}
        onChange={({ target }) => onChange({ ...interval, closes: target.value })}
      />
      {onRemove && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('hours.remove', { interval: label })}
          title={t('common.delete')}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      )}
      {opens && closes && closes <= opens && <small>{t('hours.nextDay')}</small>}
    </fieldset>
  );
}
