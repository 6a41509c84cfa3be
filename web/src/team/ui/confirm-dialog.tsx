import { type ReactNode, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import { useTexts } from '../texts-context.ts';
import { ErrorText } from './error-text.tsx';
import { Modal } from './modal.tsx';

interface ConfirmProps {
  title: string;
  children: ReactNode;
  action: string;
  isDangerous?: boolean;
  /** What fails is shown in the dialog; otherwise the dialog closes. */
  onConfirm: () => Promise<void> | void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, children, action, isDangerous, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTexts();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      onClose();
    } catch (thrown) {
      setError(toApiError(thrown));
      setBusy(false);
    }
  };
  return (
    <Modal title={title} onClose={onClose}>
      <div className="modal-text">{children}</div>
      <ErrorText error={error} />
      <div className="modal-actions">
        <button type="button" onClick={onClose}>
          {t('common.cancel')}
        </button>
        <button
          type="button"
          className={isDangerous ? 'danger' : 'primary'}
          disabled={isBusy}
          onClick={() => void confirm()}
        >
          {action}
        </button>
      </div>
    </Modal>
  );
}
