import { useCallback, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { Hours } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import { useData } from '../use-data.ts';
import { checkHours } from './check-hours.ts';
import { fromDraft, type HoursDraft, toDraft } from './hours-draft.ts';
import './hours.css';
import { SpecialDays } from './special-days.tsx';
import { TimeZoneSelect } from './time-zone-select.tsx';
import { WeeklyEditor } from './weekly-editor.tsx';

/** When the business is open. */
export function HoursPage() {
  const { t } = useTexts();
  const { api, canEdit } = useTeam();
  const load = useCallback((signal: AbortSignal) => api.hours(signal), [api]);
  const { data, error, reload, change } = useData(load, 'settings');
  return (
    <div className="page">
      <PageTitle title={t('nav.hours')}>
        <p>{t('hours.lead')}</p>
        {!canEdit && <p className="hint">{t('common.readOnly')}</p>}
      </PageTitle>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={7} />}
      {data && <HoursForm saved={data} onSaved={(saved) => change(() => saved)} />}
    </div>
  );
}

function HoursForm({ saved, onSaved }: { saved: Hours; onSaved: (hours: Hours) => void }) {
  const { t } = useTexts();
  const { api, canEdit, notify } = useTeam();
  // null: nothing was changed, what is shown is what is saved.
  const [changed, setChanged] = useState<HoursDraft | null>(null);
  const [kept, setKept] = useState(() => ({ saved, draft: toDraft(saved) }));
  if (kept.saved !== saved) setKept({ saved, draft: toDraft(saved) });
  const [isSaving, setSaving] = useState(false);
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<ApiError | string | null>(null);

  const draft = changed ?? kept.draft;
  const errors = checkHours(draft);
  const isFaulty = errors.weekly.size + errors.special.size > 0;
  const save = async () => {
    setTried(true);
    if (isFaulty) return setError(t('hours.fix'));
    setSaving(true);
    setError(null);
    try {
      onSaved(await api.saveHours(fromDraft(draft)));
      setChanged(null);
      setTried(false);
      notify(t('hours.saved'));
    } catch (thrown) {
      setError(toApiError(thrown));
    }
    setSaving(false);
  };
  const edit = (part: Partial<HoursDraft>) => {
    setChanged({ ...draft, ...part });
    setError(null);
  };
  return (
    <fieldset className="plain" disabled={!canEdit || isSaving}>
      <WeeklyEditor
        weekly={draft.weekly}
        errors={errors.weekly}
        isStrict={isTried}
        onChange={(weekly) => edit({ weekly })}
      />
      <SpecialDays
        days={draft.specialDays}
        errors={isTried ? errors.special : new Map()}
        onChange={(specialDays) => edit({ specialDays })}
      />
      <TimeZoneSelect value={draft.timeZone} onChange={(timeZone) => edit({ timeZone })} />
      <SaveBar
        isDirty={changed !== null}
        isSaving={isSaving}
        error={error}
        onSave={() => void save()}
        onDiscard={() => {
          setChanged(null);
          setTried(false);
          setError(null);
        }}
      />
    </fieldset>
  );
}
