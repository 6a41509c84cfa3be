import { useCallback, useEffect, useState } from 'react';
import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { useAction } from '../use-action.ts';
import { useLoad } from '../use-load.ts';
import { AccountSection } from './account-section.tsx';
import { BeginDialog } from './begin-dialog.tsx';
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx';
import { SetUpDialog } from './set-up-dialog.tsx';

/** The second factor: on or off, and the codes for when the phone is lost. */
export function SecondFactorCard() {
  const { t } = useTexts();
  const { account, session, notify } = useAccount();
  const load = useCallback((signal: AbortSignal) => account.secondFactor(signal), [account]);
  const { data, error, reload } = useLoad(load);
  // A step-up may have used a recovery code up.
  useEffect(
    () =>
      session.watch(() => {
        if (session.state() === 'in') void reload();
      }),
    [session, reload],
  );
  const [isBeginning, setBeginning] = useState(false);
  const [offer, setOffer] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const action = useAction();
  const show = (recoveryCodes: string[]) => {
    setOffer(null);
    setCodes(recoveryCodes);
    void reload();
  };
  return (
    <AccountSection title={t('factor.title')}>
      <p className="hint">{t('factor.text')}</p>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={1} />}
      {data && (
        <p>
          <span className={`badge ${data.isConfirmed ? 'ready' : 'waiting'}`}>
            {t(data.isConfirmed ? 'factor.on' : 'factor.off')}
          </span>{' '}
          {data.isConfirmed && t('factor.codesLeft', { count: data.recoveryCodesLeft })}
        </p>
      )}
      <ErrorText error={action.error} />
      <div className="actions">
        {data?.isConfirmed === false && (
          <button type="button" className="primary" onClick={() => setBeginning(true)}>
            {t('factor.setUp')}
          </button>
        )}
        {data?.isConfirmed && (
          <>
            <button
              type="button"
              disabled={action.isBusy}
              onClick={() =>
                void action.run(async () => show((await account.newRecoveryCodes()).recoveryCodes))
              }
            >
              {t('factor.newCodes')}
            </button>
            <button type="button" className="quiet" onClick={() => setRemoving(true)}>
              {t('factor.remove')}
            </button>
          </>
        )}
      </div>
      {isBeginning && (
        <BeginDialog
          onBegun={(begun) => {
            setBeginning(false);
            setOffer(begun);
          }}
          onClose={() => setBeginning(false)}
        />
      )}
      {offer && <SetUpDialog {...offer} onConfirmed={show} onClose={() => setOffer(null)} />}
      {codes && <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />}
      {isRemoving && (
        <ConfirmDialog
          title={t('factor.removeTitle')}
          action={t('factor.remove')}
          isDangerous
          onConfirm={async () => {
            await account.removeSecondFactor();
            notify(t('factor.removed'));
            await reload();
          }}
          onClose={() => setRemoving(false)}
        >
          <p>{t('factor.removeText')}</p>
        </ConfirmDialog>
      )}
    </AccountSection>
  );
}
