import { routeHref } from '../route.ts';
import { useTexts } from '../texts-context.ts';
import { Modal } from '../ui/modal.tsx';

/** Says after the sign-in that the password has leaked, and leads to where it is changed. */
export function LeakDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Modal title={t('leak.title')} onClose={onClose}>
      <p className="modal-text">{t('leak.text')}</p>
      <div className="modal-actions">
        <button type="button" onClick={onClose}>
          {t('leak.later')}
        </button>
        <a className="button" href={routeHref('account')} onClick={onClose}>
          {t('password.change')}
        </a>
      </div>
    </Modal>
  );
}
