import { useCallback, useState } from 'react';
import type { MyInvitation } from '../../api/account-types.ts';
import type { Organisation } from '../../api/types.ts';
import { AccountSection } from '../account/account-section.tsx';
import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDay } from '../ui/format-time.ts';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useAction } from '../use-action.ts';
import { useLoad } from '../use-load.ts';
import { NewOrganisation } from './new-organisation.tsx';
import './organisation.css';

/** The organisations that one belongs to, those that one is invited to, and a way to found one. */
export function OrganisationsPage() {
  const { t } = useTexts();
  const { account, me, reloadMe, notify } = useAccount();
  const load = useCallback((signal: AbortSignal) => account.invitations(signal), [account]);
  const { data, error, reload } = useLoad(load);
  const [left, setLeft] = useState<Organisation | null>(null);
  return (
    <div className="page">
      <PageTitle title={t('nav.organisations')}>
        {me.organisations.length === 0 && <p>{t('nav.noOrganisationText')}</p>}
      </PageTitle>
      <AccountSection title={t('mine.invitations')}>
        {error && <LoadError error={error} onRetry={() => void reload()} />}
        {!data && !error && <Skeleton rows={1} />}
        {data?.invitations.length === 0 && <p className="hint">{t('mine.noInvitations')}</p>}
        <ul className="cards">
          {data?.invitations.map((invitation) => (
            <MyInvitationCard key={invitation.id} invitation={invitation} onChange={reload} />
          ))}
        </ul>
      </AccountSection>
      {me.organisations.length > 0 && (
        <AccountSection title={t('mine.title')}>
          <ul className="cards">
            {me.organisations.map((organisation) => (
              <li key={organisation.id} className="card">
                <div className="card-main">
                  <p>
                    <strong>{organisation.name}</strong>
                  </p>
                  <p className="hint">{t(`role.${organisation.role}`)}</p>
                </div>
                <div className="actions">
                  <button type="button" className="small" onClick={() => setLeft(organisation)}>
                    {t('mine.leave')}
                    <span className="visually-hidden">: {organisation.name}</span>
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </AccountSection>
      )}
      <NewOrganisation />
      {left && (
        <ConfirmDialog
          title={t('mine.leaveTitle', { name: left.name })}
          action={t('mine.leave')}
          isDangerous
          onConfirm={async () => {
            await account.leaveOrganisation(left.id);
            notify(t('mine.left', { name: left.name }));
            await reloadMe();
          }}
          onClose={() => setLeft(null)}
        >
          <p>{t('mine.leaveText')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function MyInvitationCard({
  invitation,
  onChange,
}: {
  invitation: MyInvitation;
  onChange: () => Promise<void>;
}) {
  const { t, tag } = useTexts();
  const { account, reloadMe, notify } = useAccount();
  const { isBusy, error, run } = useAction();
  const { id, organisation, role, invitedBy, expiresAt } = invitation;
  const accept = async () => {
    await account.acceptInvitation(id);
    notify(t('mine.accepted', { name: organisation }));
    await Promise.all([onChange(), reloadMe()]);
  };
  const decline = async () => {
    await account.declineInvitation(id);
    await onChange();
  };
  return (
    <li className="card">
      <div className="card-main">
        <p>
          <strong>{organisation}</strong> · {t(`role.${role}`)}
        </p>
        <p className="hint">
          {invitedBy && <>{t('mine.invitedBy', { name: invitedBy })} · </>}
          {t('invitations.until', { date: formatDay(expiresAt, tag) })}
        </p>
        <ErrorText error={error} />
      </div>
      <div className="actions">
        <button type="button" className="small primary" disabled={isBusy} onClick={() => void run(accept)}>
          {t('mine.accept')}
          <span className="visually-hidden">: {organisation}</span>
        </button>
        <button type="button" className="small quiet" disabled={isBusy} onClick={() => void run(decline)}>
          {t('mine.decline')}
          <span className="visually-hidden">: {organisation}</span>
        </button>
      </div>
    </li>
  );
}
