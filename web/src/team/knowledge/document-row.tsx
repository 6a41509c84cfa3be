import { useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { KnowledgeDocument } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatBytes, formatDateTime } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { ACCEPT } from './accepted-files.ts';
import { DocumentState } from './document-state.tsx';
import { FileButton } from './file-button.tsx';
import { FindingsLink } from './findings-link.tsx';
import { pageFileName, saveFile } from './save-file.ts';

interface DocumentRowProps {
  document: KnowledgeDocument;
  onChanged: (document: KnowledgeDocument) => void;
  onDeleted: () => void;
  onReplace: (file: File) => void;
}

/** A file or a page: how its reading stands and what can be done with it. */
export function DocumentRow({ document, onChanged, onDeleted, onReplace }: DocumentRowProps) {
  const { t, tag } = useTexts();
  const { api, canEdit, notify } = useTeam();
  const [isDeleting, setDeleting] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const attempt = async (act: () => Promise<void>) => {
    setError(null);
    try {
      await act();
    } catch (thrown) {
      setError(toApiError(thrown));
    }
  };
  const { title, source, fileName, url, byteSize, updatedAt, fetchedAt, state } = document;
  const canRefresh = source === 'page' || state === 'failed';
  const download = () =>
    attempt(async () => saveFile(await api.original(document.id), fileName ?? pageFileName(document)));
  const refresh = () => attempt(async () => onChanged((await api.refresh(document.id)).document));

  return (
    <li className="card">
      <div className="card-main">
        <h2>{title}</h2>
        <p className="hint">
          {url ? (
            <a className="page-link" href={url} target="_blank" rel="noreferrer">
              {url}
            </a>
          ) : (
            [fileName === title ? null : fileName, formatBytes(byteSize, tag)].filter(Boolean).join(' · ')
          )}
          {' · '}
          {source === 'page'
            ? fetchedAt && t('knowledge.fetched', { when: formatDateTime(fetchedAt, tag) })
            : formatDateTime(updatedAt, tag)}
        </p>
        <DocumentState document={document} />
        <FindingsLink {...document} />
        <ErrorText error={error} />
      </div>
      <div className="actions">
        {canEdit && canRefresh && (
          <button
            type="button"
            className="icon-button"
            aria-label={t(source === 'page' ? 'knowledge.refresh' : 'knowledge.tryAgain', { title })}
            title={t(source === 'page' ? 'knowledge.refreshShort' : 'common.retry')}
            onClick={() => void refresh()}
          >
            <Icon name="refresh" />
          </button>
        )}
        {canEdit && source === 'file' && (
          <FileButton
            className="icon-button"
            accept={ACCEPT}
            label={t('knowledge.replace', { title })}
            title={t('knowledge.replaceShort')}
            onFiles={([file]) => file && onReplace(file)}
          >
            <Icon name="swap" />
          </FileButton>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={t('knowledge.download', { title })}
          title={t('knowledge.downloadShort')}
          onClick={() => void download()}
        >
          <Icon name="download" />
        </button>
        {canEdit && (
          <button
            type="button"
            className="icon-button"
            aria-label={t('knowledge.delete', { title })}
            title={t('common.delete')}
            onClick={() => setDeleting(true)}
          >
            <Icon name="trash" />
          </button>
        )}
      </div>
      {isDeleting && (
        <ConfirmDialog
          title={t('knowledge.deleteTitle', { title })}
          action={t('common.delete')}
          isDangerous
          onConfirm={async () => {
            await api.deleteDocument(document.id);
            onDeleted();
            notify(t('knowledge.deleted', { title }));
          }}
          onClose={() => setDeleting(false)}
        >
          <p>{t('knowledge.deleteText')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
