import { useCallback, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { RegressionQuestion } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { Icon } from '../ui/icon.tsx';
import { Empty, LoadError, Skeleton } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useData } from '../use-data.ts';
import './answers.css';
import { CheckCard } from './check-card.tsx';

/** Questions whose answer a person corrected: asked again after every change of what the business knows. */
export function ChecksPage() {
  const { t } = useTexts();
  const { api, canEdit, notify } = useTeam();
  const load = useCallback(async (signal: AbortSignal) => (await api.checks(signal)).questions, [api]);
  const { data, error, reload, change } = useData(load, 'knowledge');
  const [deleting, setDeleting] = useState<RegressionQuestion | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [runError, setRunError] = useState<ApiError | null>(null);
  const run = async () => {
    setBusy(true);
    setRunError(null);
    try {
      await api.runChecks();
      notify(t('checks.running'));
      await reload();
    } catch (thrown) {
      setRunError(toApiError(thrown));
    }
    setBusy(false);
  };
  const failing = data?.filter(({ state }) => state === 'failing').length ?? 0;

  return (
    <div className="page">
      <PageTitle title={t('nav.checks')}>
        <p>{t('checks.lead')}</p>
        {canEdit && data && data.length > 0 && (
          <button type="button" disabled={isBusy} onClick={() => void run()}>
            <Icon name="refresh" />
            {t('checks.run')}
          </button>
        )}
      </PageTitle>
      <ErrorText error={runError} />
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data?.length === 0 && (
        <Empty icon="checks" title={t('checks.empty')}>
          <p>{t('checks.emptyText')}</p>
        </Empty>
      )}
      {failing > 0 && (
        <p className="notice" role="status">
          {t(failing === 1 ? 'checks.failing.one' : 'checks.failing.other', { count: failing })}
        </p>
      )}
      {data && data.length > 0 && (
        <ul className="cards">
          {data.map((question) => (
            <CheckCard
              key={question.id}
              question={question}
              onDelete={canEdit ? () => setDeleting(question) : null}
            />
          ))}
        </ul>
      )}
      {deleting && (
        <ConfirmDialog
          title={t('checks.deleteTitle')}
          action={t('common.delete')}
          isDangerous
          onConfirm={async () => {
            await api.deleteCheck(deleting.id);
            change((all) => all.filter(({ id }) => id !== deleting.id));
          }}
          onClose={() => setDeleting(null)}
        >
          <p>{t('checks.deleteText', { question: deleting.question })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
