import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { checkFilled, faults } from '../ui/checks.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Modal } from '../ui/modal.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { useForm } from '../ui/use-form.ts';

interface BeginProps {
  onBegun: (offer: { secret: string; uri: string }) => void;
  onClose: () => void;
}

/** Asks for the password before a second factor is set up. */
export function BeginDialog({ onBegun, onClose }: BeginProps) {
  const { t } = useTexts();
  const { account } = useAccount();
  const { form, isBusy, error, field, submit } = useForm({
    initial: { password: '' },
    check: ({ password }) => faults({ password: password === '' ? checkFilled(password) : null }),
    send: async ({ password }) => onBegun(await account.beginSecondFactor(password)),
    refusedFields: { invalid_credentials: 'password' },
  });
  return (
    <Modal title={t('factor.setUp')} onClose={onClose}>
      <form ref={form} noValidate className="stack" onSubmit={submit}>
        <PasswordField {...field('password')} label={t('password.current')} />
        <ErrorText error={error} />
        <div className="modal-actions">
          <button type="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="primary" disabled={isBusy}>
            {t('stepUp.confirm')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
