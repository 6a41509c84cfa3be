import { useEffect, useRef, useState } from 'react';
import type { Deletion } from '../../api/account-types.ts';
import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { AccountSection } from './account-section.tsx';
import { UNDO_ID } from './deletion-banner.tsx';

/** The end of the account: what goes with it, a week to think again. */
export function DeletionCard() {
  const { t } = useTexts();
  const { account, deletion, notify } = useAccount();
  const { data, error, reload } = deletion;
  const [isAsking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const isPending = data?.isPending ?? false;
  useEffect(() => {
    // The button that opened the dialog is gone: the focus goes to the way back.
    if (wasAsking.current && !isAsking && isPending) document.getElementById(UNDO_ID)?.focus();
    wasAsking.current = isAsking;
  }, [isAsking, isPending]);
  return (
    <AccountSection title={t('deletion.title')}>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={1} />}
      {data && <Losses loses={data.loses} />}
      {data && !isPending && (
        <div className="actions">
          <button type="button" className="danger" onClick={() => setAsking(true)}>
            {t('deletion.ask')}
          </button>
        </div>
      )}
      {isAsking && data && (
        <ConfirmDialog
          title={t('deletion.askTitle')}
          action={t('deletion.ask')}
          isDangerous
          onConfirm={async () => {
            await account.askDeletion();
            await reload();
            notify(t('deletion.asked'));
          }}
          onClose={() => setAsking(false)}
        >
          <Losses loses={data.loses} />
          <p>{t('deletion.week')}</p>
        </ConfirmDialog>
      )}
    </AccountSection>
  );
}

function Losses({ loses }: { loses: Deletion['loses'] }) {
  const { t } = useTexts();
  const { organisations, leaves } = loses;
  return (
    <div className="losses">
      <p>{t('deletion.text')}</p>
      {organisations.length > 0 && (
        <>
          <p>{t('deletion.loses')}</p>
          <ul className="dots">
            {organisations.map(({ name, conversations, documents }) => (
              <li key={name}>{t('deletion.organisation', { name, conversations, documents })}</li>
            ))}
          </ul>
        </>
      )}
      {leaves.length > 0 && <p>{t('deletion.leaves', { names: leaves.join(', ') })}</p>}
    </div>
  );
}
