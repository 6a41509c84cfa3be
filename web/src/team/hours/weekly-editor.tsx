import { useState } from 'react';
import { useTexts } from '../texts-context.ts';
import { Icon } from '../ui/icon.tsx';
import type { HoursError } from './check-hours.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { type IntervalDraft, newInterval } from './hours-draft.ts';
import { IntervalFields } from './interval-fields.tsx';
import { weekdayName } from './weekday-name.ts';

const MAX_INTERVALS = 6;

interface WeeklyEditorProps {
  weekly: IntervalDraft[][];
  errors: Map<number, HoursError>;
  /** Whether to complain of what is only not filled in yet. */
  isStrict: boolean;
  onChange: (weekly: IntervalDraft[][]) => void;
}

/** The week: none, one or several intervals a day. */
export function WeeklyEditor({ weekly, errors, isStrict, onChange }: WeeklyEditorProps) {
  const { t, tag } = useTexts();
  const [copied, setCopied] = useState<number | null>(null);
  const setDay = (weekday: number, intervals: IntervalDraft[]) =>
    onChange(weekly.map((old, index) => (index === weekday ? intervals : old)));
  return (
    <section aria-labelledby="weekly-title">
      <h2 id="weekly-title">{t('hours.weekly')}</h2>
      <ul className="week">
        {weekly.map((intervals, weekday) => {
          const name = weekdayName(weekday, tag);
          const error = errors.get(weekday);
          const isShown = error && (isStrict || error !== 'incomplete');
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the weekday
            <li key={weekday} data-closed={intervals.length === 0 || undefined}>
              <h3>{name}</h3>
              <div className="intervals">
                {intervals.length === 0 && <p className="closed">{t('hours.closed')}</p>}
                {intervals.map((interval, index) => (
                  <IntervalFields
                    key={interval.key}
                    interval={interval}
                    label={t('hours.interval', { day: name, number: index + 1 })}
                    isWrong={Boolean(isShown)}
                    onChange={(changed) =>
                      setDay(
                        weekday,
                        intervals.map((old) => (old.key === changed.key ? changed : old)),
                      )
                    }
                    onRemove={() =>
                      setDay(
                        weekday,
                        intervals.filter(({ key }) => key !== interval.key),
                      )
                    }
                  />
                ))}
                <p role="alert" className="error-text">
                  {isShown && t(`hours.error.${error}`)}
                </p>
              </div>
              <div className="actions">
                <button
                  type="button"
                  className="small"
                  disabled={intervals.length >= MAX_INTERVALS}
                  aria-label={t('hours.addTo', { day: name })}
                  onClick={() => setDay(weekday, [...intervals, nextInterval(intervals)])}
                >
                  <Icon name="plus" />
                  {t(intervals.length === 0 ? 'hours.open' : 'hours.add')}
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('hours.copyFrom', { day: name })}
                  title={t('hours.copy')}
                  onClick={() => setCopied(weekday)}
                >
                  <Icon name="copy" />
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      {copied !== null && (
        <CopyDialog
          from={copied}
          onClose={() => setCopied(null)}
          onCopy={(targets) =>
            onChange(
              weekly.map((old, index) =>
                targets.includes(index)
                  ? (weekly[copied] ?? []).map(({ opens, closes }) => newInterval(opens, closes))
                  : old,
              ),
            )
          }
        />
      )}
    </section>
  );
}

/** After a first interval the second is likely to be the afternoon, and is to be filled in. */
function nextInterval(intervals: IntervalDraft[]): IntervalDraft {
  return intervals.length === 0 ? newInterval() : newInterval('', '');
}
