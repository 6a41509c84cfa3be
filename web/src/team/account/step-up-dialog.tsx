import { useCallback } from 'react';
import { useAccount } from '../account-context.ts';
import { routeHref } from '../route.ts';
import { useTexts } from '../texts-context.ts';
import { checkFilled, faults } from '../ui/checks.ts';
import { CodeField } from '../ui/code-field.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { LoadError, Skeleton } from '../ui/load-state.tsx';
import { Modal } from '../ui/modal.tsx';
import { useForm } from '../ui/use-form.ts';
import { useLoad } from '../use-load.ts';

/** Asks for the second factor before something that wants it, or leads to where it is set up. */
export function StepUpDialog({ onClose }: { onClose: (isDone: boolean) => void }) {
  const { t } = useTexts();
  const { account } = useAccount();
  const { data, error, reload } = useLoad(
    useCallback((signal: AbortSignal) => account.secondFactor(signal), [account]),
  );
  return (
    <Modal title={t('stepUp.title')} onClose={() => onClose(false)}>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={1} />}
      {data?.isConfirmed && <CodeForm onClose={onClose} />}
      {data && !data.isConfirmed && (
        <>
          <p className="modal-text">{t('stepUp.setup')}</p>
          <div className="modal-actions">
            <a className="button" href={routeHref('account')} onClick={() => onClose(false)}>
              {t('stepUp.goToSetup')}
            </a>
          </div>
        </>
      )}
    </Modal>
  );
}

function CodeForm({ onClose }: { onClose: (isDone: boolean) => void }) {
  const { t } = useTexts();
  const { account, session } = useAccount();
  const { form, isBusy, error, field, submit } = useForm({
    initial: { code: '' },
    check: ({ code }) => faults({ code: checkFilled(code) }),
    send: async ({ code }) => {
      session.open(await account.stepUp(code.replaceAll(/\s/g, '')));
      onClose(true);
    },
    refusedFields: { invalid_code: 'code' },
  });
  return (
    <form ref={form} noValidate className="stack" onSubmit={submit}>
      <p className="modal-text">{t('stepUp.text')}</p>
      <CodeField {...field('code')} allowsRecovery />
      <ErrorText error={error} />
      <div className="modal-actions">
        <button type="button" onClick={() => onClose(false)}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="primary" disabled={isBusy}>
          {t('stepUp.confirm')}
        </button>
      </div>
    </form>
  );
}
