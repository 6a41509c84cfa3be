import { type DragEvent, useEffect, useState } from 'react';
import { useTexts } from '../texts-context.ts';
import { Icon } from '../ui/icon.tsx';
import { ACCEPT } from './accepted-files.ts';
import { FileButton } from './file-button.tsx';

/** Where files are dropped or chosen, several at once. */
export function UploadArea({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const { t } = useTexts();
  const [isOver, setOver] = useState(false);
  // A file dropped beside the area would otherwise be opened in place of this page.
  useEffect(() => {
    const refuse = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) onFiles(event.dataTransfer.files);
  };
  return (
    <section
      className="upload-area"
      aria-label={t('knowledge.uploadTitle')}
      data-over={isOver || undefined}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" />
      <div>
        <p>{t('knowledge.drop')}</p>
        <p className="hint">{t('knowledge.accepted')}</p>
      </div>
      <FileButton className="primary" accept={ACCEPT} multiple onFiles={onFiles}>
        {t('knowledge.choose')}
      </FileButton>
    </section>
  );
}
