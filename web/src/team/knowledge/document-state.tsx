import type { KnowledgeDocument } from '../../api/types.ts';
import { useTexts } from '../texts-context.ts';
import { failureText } from './failure-text.ts';

/** How the reading of a document stands, in words; while a new version is read the one before answers. */
export function DocumentState({ document }: { document: KnowledgeDocument }) {
  const { t } = useTexts();
  const { state, failure, progress, passages, title } = document;
  const answers = t(passages === 1 ? 'knowledge.passages.one' : 'knowledge.passages.other', {
    count: passages,
  });
  if (state === 'failed')
    return (
      <div className="document-failed">
        <p className="badge failed">{t('state.failed')}</p>
        <p>{t(failureText(failure))}</p>
        {passages > 0 && <p>{t('knowledge.oldAnswers')}</p>}
      </div>
    );
  if (state === 'ready')
    return (
      <p>
        <span className="badge ready">{t('state.ready')}</span> <span className="hint">{answers}</span>
      </p>
    );
  return (
    <>
      <p className="reading">
        <progress
          {...(state === 'extracting' ? { value: progress } : {})}
          max={100}
          aria-label={t('knowledge.reading', { title })}
        />
        <span>{state === 'queued' ? t('state.queued') : t('state.extracting', { percent: progress })}</span>
      </p>
      {passages > 0 && <p className="hint">{t('knowledge.oldAnswersMeanwhile')}</p>}
    </>
  );
}
