import { useCallback, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { DeskSettings } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import { useData } from '../use-data.ts';
import { PhraseList } from './phrase-list.tsx';
import './settings.css';

/** What sends a conversation to a person, and when the assistant goes on by itself. */
export function SettingsPage() {
  const { t } = useTexts();
  const { api, canEdit } = useTeam();
  const load = useCallback((signal: AbortSignal) => api.deskSettings(signal), [api]);
  const { data, error, reload, change } = useData(load, 'settings');
  return (
    <div className="page">
      <PageTitle title={t('nav.settings')}>
        <p>{t('settings.lead')}</p>
        {!canEdit && <p className="hint">{t('common.readOnly')}</p>}
      </PageTitle>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data && <SettingsForm saved={data} onSaved={(saved) => change(() => saved)} />}
    </div>
  );
}

function SettingsForm({
  saved,
  onSaved,
}: {
  saved: DeskSettings;
  onSaved: (settings: DeskSettings) => void;
}) {
  const { t } = useTexts();
  const { api, canEdit, notify } = useTeam();
  const [changed, setChanged] = useState<DeskSettings | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const settings = changed ?? saved;
  const edit = (part: Partial<DeskSettings>) => setChanged({ ...settings, ...part });
  const save = async () => {
    setSaving(true);
    setError(null);
    try {
      onSaved(await api.saveDeskSettings(settings));
      setChanged(null);
      notify(t('settings.saved'));
    } catch (thrown) {
      setError(toApiError(thrown));
    }
    setSaving(false);
  };
  return (
    <fieldset className="plain" disabled={!canEdit || isSaving}>
      <PhraseList
        phrases={settings.handoverPhrases}
        onChange={(handoverPhrases) => edit({ handoverPhrases })}
      />
      <QuietTime minutes={settings.quietMinutes} onChange={(quietMinutes) => edit({ quietMinutes })} />
      <SaveBar
        isDirty={changed !== null}
        isSaving={isSaving}
        error={error}
        onSave={() => void save()}
        onDiscard={() => {
          setChanged(null);
          setError(null);
        }}
      />
    </fieldset>
  );
}

const QUIET_MINUTES = [15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10_080];

function QuietTime({ minutes, onChange }: { minutes: number; onChange: (minutes: number) => void }) {
  const { t, tag } = useTexts();
  const choices = [...new Set([...QUIET_MINUTES, minutes])].sort((one, other) => one - other);
  return (
    <section aria-labelledby="quiet-title">
      <h2 id="quiet-title">{t('settings.quiet')}</h2>
      <p className="hint" id="quiet-text">
        {t('settings.quietText')}
      </p>
      <select
        aria-labelledby="quiet-title"
        aria-describedby="quiet-text"
        value={minutes}
        onChange={({ target }) => onChange(Number(target.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {formatDuration(choice, tag)}
          </option>
        ))}
      </select>
    </section>
  );
}

function formatDuration(minutes: number, tag: string): string {
  const [value, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
