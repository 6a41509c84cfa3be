import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { checkFilled, faults } from '../ui/checks.ts';
import { CodeField } from '../ui/code-field.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { Modal } from '../ui/modal.tsx';
import { useForm } from '../ui/use-form.ts';
import { QrCode } from './qr-code.tsx';

interface SetUpProps {
  secret: string;
  /** `otpauth://totp/…` */
  uri: string;
  onConfirmed: (recoveryCodes: string[]) => void;
  onClose: () => void;
}

/** Puts the secret into an app, by camera or by hand, and proves that the app has it. */
export function SetUpDialog({ secret, uri, onConfirmed, onClose }: SetUpProps) {
  const { t } = useTexts();
  const { account } = useAccount();
  const { form, isBusy, error, field, submit } = useForm({
    initial: { code: '' },
    check: ({ code }) => faults({ code: checkFilled(code) }),
    send: async ({ code }) =>
      onConfirmed((await account.confirmSecondFactor(code.replaceAll(/\s/g, ''))).recoveryCodes),
    refusedFields: { invalid_code: 'code' },
  });
  return (
    <Modal title={t('factor.setUp')} onClose={onClose}>
      <form ref={form} noValidate className="stack" onSubmit={submit}>
        <p className="modal-text">{t('factor.scan')}</p>
        <QrCode text={uri} label={t('factor.qr')} />
        <p className="modal-text">{t('factor.byHand')}</p>
        <p className="secret-line">
          <code className="secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          <CopyButton text={secret} />
        </p>
        <CodeField {...field('code')} allowsRecovery={false} />
        <ErrorText error={error} />
        <div className="modal-actions">
          <button type="button" onClick={onClose}>
            {t('common.cancel')}
          </button>
          <button type="submit" className="primary" disabled={isBusy}>
            {t('factor.activate')}
          </button>
        </div>
      </form>
    </Modal>
  );
}
