import type { GuardFilter } from '../../api/protection-types.ts';
import { useTexts } from '../texts-context.ts';

const KINDS = [null, 'message', 'passage'] as const;
const VERDICTS = [null, 'block', 'suspicious'] as const;

interface EventFilterProps {
  filter: GuardFilter;
  onFilter: (filter: GuardFilter) => void;
}

/** Which findings are shown: by where they were and by what was decided. */
export function EventFilter({ filter, onFilter }: EventFilterProps) {
  const { t } = useTexts();
  return (
    <div className="event-filter">
      <label>
        {t('protection.kind')}
        <select
          value={filter.kind ?? ''}
          onChange={({ target }) => onFilter({ ...filter, kind: KINDS[target.selectedIndex] ?? null })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind ?? ''}>
              {t(`protection.kind.${kind ?? 'all'}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('protection.verdict')}
        <select
          value={filter.verdict ?? ''}
          onChange={({ target }) => onFilter({ ...filter, verdict: VERDICTS[target.selectedIndex] ?? null })}
        >
          {VERDICTS.map((verdict) => (
            <option key={verdict} value={verdict ?? ''}>
              {t(`protection.verdict.${verdict ?? 'all'}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
