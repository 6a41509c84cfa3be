import { useState } from 'react';
import { saveFile } from '../knowledge/save-file.ts';
import { useTexts } from '../texts-context.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Modal } from '../ui/modal.tsx';

/** Recovery codes, shown this one time: the dialog closes only once the reader says that they are kept. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTexts();
  const [isSaved, setSaved] = useState(false);
  const text = codes.join('\n');
  return (
    <Modal
      title={t('recovery.title')}
      className="recovery"
      onClose={() => {
        if (isSaved) onClose();
      }}
    >
      <div className="stack">
        <p className="modal-text">{t('recovery.text')}</p>
        <ul className="codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <div className="actions">
          <CopyButton text={text} />
          <button
            type="button"
            className="small"
            onClick={() => saveFile(new Blob([`${text}\n`], { type: 'text/plain' }), t('recovery.fileName'))}
          >
            <Icon name="download" />
            {t('recovery.download')}
          </button>
          <button type="button" className="small" onClick={() => print()}>
            {t('recovery.print')}
          </button>
        </div>
        <label className="check-line">
          <input type="checkbox" checked={isSaved} onChange={({ target }) => setSaved(target.checked)} />
          {t('recovery.saved')}
        </label>
        <div className="modal-actions">
          <button type="button" className="primary" disabled={!isSaved} onClick={onClose}>
            {t('common.done')}
          </button>
        </div>
      </div>
    </Modal>
  );
}
