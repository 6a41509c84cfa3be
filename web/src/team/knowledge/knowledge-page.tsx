import { useCallback, useEffect } from 'react';
import type { KnowledgeDocument } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { Empty, LoadError, Skeleton } from '../ui/load-state.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useData } from '../use-data.ts';
import { DocumentRow } from './document-row.tsx';
import './knowledge.css';
import { PageForm } from './page-form.tsx';
import { UploadArea } from './upload-area.tsx';
import { UploadRow } from './upload-row.tsx';
import { useReadingNews } from './use-reading-news.ts';
import { useUploads } from './use-uploads.ts';

const READING_POLL_MS = 4_000;

/** Files and web pages that the assistant answers from. */
export function KnowledgePage() {
  const { t } = useTexts();
  const { api, canEdit } = useTeam();
  const load = useCallback(async (signal: AbortSignal) => (await api.documents(signal)).documents, [api]);
  const { data, error, reload, change } = useData(load, 'knowledge');
  const put = useCallback(
    (document: KnowledgeDocument) => {
      change((all) =>
        all.some(({ id }) => id === document.id)
          ? all.map((known) => (known.id === document.id ? document : known))
          : [document, ...all],
      );
      void reload();
    },
    [change, reload],
  );
  const { uploads, add, retry, remove } = useUploads(put);

  useReadingNews(data);
  const isReading = data?.some(({ state }) => state === 'queued' || state === 'extracting') ?? false;
  useEffect(() => {
    if (!isReading) return;
    const poll = setInterval(() => void reload(), READING_POLL_MS);
    return () => clearInterval(poll);
  }, [isReading, reload]);

  return (
    <div className="page">
      <PageTitle title={t('nav.knowledge')}>
        <p>{t('knowledge.lead')}</p>
      </PageTitle>
      {canEdit && <UploadArea onFiles={add} />}
      {canEdit && <PageForm onAdded={put} />}
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {uploads.length > 0 && (
        <ul className="cards" aria-label={t('knowledge.uploads')}>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onRetry={() => retry(upload)}
              onRemove={() => remove(upload.key)}
            />
          ))}
        </ul>
      )}
      {!data && !error && <Skeleton rows={4} />}
      {data?.length === 0 && uploads.length === 0 && (
        <Empty icon="knowledge" title={t('knowledge.empty')}>
          <p>{t('knowledge.emptyText')}</p>
        </Empty>
      )}
      {data && data.length > 0 && (
        <ul className="cards" aria-label={t('nav.knowledge')}>
          {data.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              onChanged={put}
              onDeleted={() => change((all) => all.filter(({ id }) => id !== document.id))}
              onReplace={(file) => add([file], document)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
