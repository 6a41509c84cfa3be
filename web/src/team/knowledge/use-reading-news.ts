import { useEffect, useRef } from 'react';
import type { KnowledgeDocument } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';

/** Tells screen readers when the reading of a document ends, and how. */
export function useReadingNews(documents: KnowledgeDocument[] | null): void {
  const { announce } = useTeam();
  const { t } = useTexts();
  const reading = useRef(new Set<string>());
  useEffect(() => {
    if (!documents) return;
    for (const { id, state, title } of documents) {
      if (!reading.current.has(id)) continue;
      if (state === 'ready') announce(t('knowledge.nowReady', { title }));
      if (state === 'failed') announce(t('knowledge.nowFailed', { title }));
    }
    reading.current = new Set(
      documents.filter(({ state }) => state === 'queued' || state === 'extracting').map(({ id }) => id),
    );
  }, [documents, announce, t]);
}
