import { useTexts } from '../texts-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { formatBytes } from '../ui/format-time.ts';
import type { Upload } from './use-uploads.ts';

interface UploadRowProps {
  upload: Upload;
  onRetry: () => void;
  onRemove: () => void;
}

/** A file on its way to the service. */
export function UploadRow({ upload, onRetry, onRemove }: UploadRowProps) {
  const { t, tag } = useTexts();
  const { file, replaces, sent, error } = upload;
  const percent = Math.round((sent ?? 0) * 100);
  const isFinal = error && ['unsupported_media', 'too_large', 'empty_file'].includes(error.code);
  return (
    <li className="card">
      <div className="card-main">
        <h2>{file.name}</h2>
        <p className="hint">
          {formatBytes(file.size, tag)}
          {replaces && ` · ${t('knowledge.replacing', { title: replaces.title })}`}
        </p>
        {!error && (
          <p className="reading">
            <progress value={percent} max={100} aria-label={t('knowledge.sending', { name: file.name })} />
            <span>{sent === null ? t('knowledge.inLine') : t('knowledge.sent', { percent })}</span>
          </p>
        )}
        <ErrorText error={error} />
      </div>
      {error && (
        <div className="actions">
          {!isFinal && (
            <button type="button" className="small" onClick={onRetry}>
              {t('common.retry')}
            </button>
          )}
          <button type="button" className="small quiet" onClick={onRemove}>
            {t('knowledge.dismiss')}
          </button>
        </div>
      )}
    </li>
  );
}
