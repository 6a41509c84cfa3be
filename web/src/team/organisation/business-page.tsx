import { useCallback } from 'react';
import { AccountSection } from '../account/account-section.tsx';
import { useAccount } from '../account-context.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { checkFilled, faults } from '../ui/checks.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Field } from '../ui/field.tsx';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useForm } from '../ui/use-form.ts';
import { useAction } from '../use-action.ts';
import { useLoad } from '../use-load.ts';
import { ApiKeys } from './api-keys.tsx';
import './organisation.css';

/** What the organisation is called, what it asks of its members, and the keys of its programs. */
export function BusinessPage() {
  const { t } = useTexts();
  const { canEdit } = useTeam();
  return (
    <div className="page">
      <PageTitle title={t('nav.business')}>
        {!canEdit && <p className="hint">{t('common.readOnly')}</p>}
      </PageTitle>
      {canEdit && <NameForm />}
      <SecondFactorRule />
      {canEdit && <ApiKeys />}
    </div>
  );
}

function NameForm() {
  const { t } = useTexts();
  const { api, organisation, notify } = useTeam();
  const { reloadMe } = useAccount();
  const { form, isBusy, error, field, submit } = useForm({
    initial: { name: organisation.name },
    check: ({ name }) => faults({ name: checkFilled(name) }),
    send: async ({ name }) => {
      await api.rename(name.trim());
      await reloadMe();
      notify(t('business.saved'));
    },
  });
  return (
    <AccountSection title={t('business.name')}>
      <form ref={form} noValidate className="stack" onSubmit={submit}>
        <Field {...field('name')} label={t('form.organisation')} autoComplete="off" maxLength={200} />
        <ErrorText error={error} />
        <div className="actions">
          <button type="submit" disabled={isBusy}>
            {t(isBusy ? 'common.saving' : 'common.save')}
          </button>
        </div>
      </form>
    </AccountSection>
  );
}

function SecondFactorRule() {
  const { t } = useTexts();
  const { api, organisation, notify } = useTeam();
  const load = useCallback((signal: AbortSignal) => api.organisation(signal), [api]);
  const { data, error, reload } = useLoad(load);
  const action = useAction();
  const change = (isRequired: boolean) =>
    action.run(async () => {
      await api.requireSecondFactor(isRequired);
      await reload();
      notify(t('business.saved'));
    });
  return (
    <AccountSection title={t('business.secondFactor')}>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={1} />}
      {data && (
        <label className="check-line">
          <input
            type="checkbox"
            checked={data.organisation.requiresSecondFactor}
            disabled={organisation.role !== 'owner' || action.isBusy}
            onChange={({ target }) => void change(target.checked)}
          />
          {t('business.secondFactorText')}
        </label>
      )}
      <ErrorText error={action.error} />
    </AccountSection>
  );
}
