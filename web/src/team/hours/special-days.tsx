import { useTexts } from '../texts-context.ts';
import { Icon } from '../ui/icon.tsx';
import type { HoursError } from './check-hours.ts';
import { newInterval, type SpecialDraft } from './hours-draft.ts';
import { IntervalFields } from './interval-fields.tsx';

const MAX_DAYS = 100;

interface SpecialDaysProps {
  days: SpecialDraft[];
  errors: Map<string, HoursError>;
  onChange: (days: SpecialDraft[]) => void;
}

/** Holidays and other days that differ from the week. */
export function SpecialDays({ days, errors, onChange }: SpecialDaysProps) {
  const { t } = useTexts();
  const set = (key: string, part: Partial<SpecialDraft>) =>
    onChange(days.map((day) => (day.key === key ? { ...day, ...part } : day)));
  const add = () => onChange([...days, { ...newInterval(), day: '', name: '', isOpen: false }]);
  return (
    <section aria-labelledby="special-title">
      <h2 id="special-title">{t('hours.special')}</h2>
      <p className="hint">{t('hours.specialText')}</p>
      <ul className="special-days">
        {days.map((day, index) => {
          const label = day.name || t('hours.specialNumber', { number: index + 1 });
          const error = errors.get(day.key);
          return (
            <li key={day.key} className="special-day">
              <label>
                {t('hours.date')}
                <input
                  type="date"
                  value={day.day}
                  aria-invalid={error === 'noDay' || error === 'sameDay'}
                  onChange={({ target }) => set(day.key, { day: target.value })}
                />
              </label>
              <label className="grows">
                {t('hours.name')}
                <input
                  type="text"
                  maxLength={100}
                  value={day.name}
                  aria-invalid={error === 'noName'}
                  onChange={({ target }) => set(day.key, { name: target.value })}
                />
              </label>
              <label className="check">
                <input
                  type="checkbox"
                  checked={!day.isOpen}
                  onChange={({ target }) => set(day.key, { isOpen: !target.checked })}
                />
                {t('hours.closedAllDay')}
              </label>
              {day.isOpen && (
                <IntervalFields
                  interval={day}
                  label={label}
                  isWrong={error === 'incomplete'}
                  onChange={({ opens, closes }) => set(day.key, { opens, closes })}
                />
              )}
              <button
                type="button"
                className="icon-button"
                aria-label={t('hours.removeSpecial', { day: label })}
                title={t('common.delete')}
                onClick={() => onChange(days.filter(({ key }) => key !== day.key))}
              >
                <Icon name="trash" />
              </button>
              <p role="alert" className="error-text">
                {error && t(`hours.error.${error}`)}
              </p>
            </li>
          );
        })}
      </ul>
      <button type="button" className="small" disabled={days.length >= MAX_DAYS} onClick={add}>
        <Icon name="plus" />
        {t('hours.addSpecial')}
      </button>
    </section>
  );
}
