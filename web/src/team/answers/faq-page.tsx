import { useCallback, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { FaqEntry } from '../../api/types.ts';
import { FindingsLink } from '../knowledge/findings-link.tsx';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Empty, LoadError, Skeleton } from '../ui/load-state.tsx';
import { Modal } from '../ui/modal.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useData } from '../use-data.ts';
import { AnswerForm } from './answer-form.tsx';
import './answers.css';

/** Answers written by hand. */
export function FaqPage() {
  const { t } = useTexts();
  const { api, canEdit, notify } = useTeam();
  const load = useCallback(async (signal: AbortSignal) => (await api.faq(signal)).entries, [api]);
  const { data, error, reload, change } = useData(load, 'knowledge');
  const [editing, setEditing] = useState<FaqEntry | 'new' | null>(null);
  const [deleting, setDeleting] = useState<FaqEntry | null>(null);

  return (
    <div className="page">
      <PageTitle title={t('nav.faq')}>
        <p>{t('faq.lead')}</p>
        {canEdit && (
          <button type="button" className="primary" onClick={() => setEditing('new')}>
            <Icon name="plus" />
            {t('faq.add')}
          </button>
        )}
      </PageTitle>
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      {!data && !error && <Skeleton rows={4} />}
      {data?.length === 0 && (
        <Empty icon="faq" title={t('faq.empty')}>
          <p>{t('faq.emptyText')}</p>
        </Empty>
      )}
      {data && data.length > 0 && (
        <ul className="cards">
          {data.map((entry) => (
            <li key={entry.id} className="card">
              <div className="card-main">
                <h2>{entry.question}</h2>
                <p className="answer-text">{entry.answer}</p>
                <FindingsLink
                  id={entry.id}
                  title={entry.question}
                  held={entry.held ?? 0}
                  findings={entry.findings ?? 0}
                />
              </div>
              {canEdit && (
                <div className="actions">
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('faq.edit', { question: entry.question })}
                    title={t('common.edit')}
                    onClick={() => setEditing(entry)}
                  >
                    <Icon name="edit" />
                  </button>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={t('faq.delete', { question: entry.question })}
                    title={t('common.delete')}
                    onClick={() => setDeleting(entry)}
                  >
                    <Icon name="trash" />
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <EntryDialog
          entry={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            change((all) => [saved, ...all.filter(({ id }) => id !== saved.id)]);
            notify(t('faq.saved'));
            void reload();
          }}
        />
      )}
      {deleting && (
        <ConfirmDialog
          title={t('faq.deleteTitle')}
          action={t('common.delete')}
          isDangerous
          onConfirm={async () => {
            await api.deleteFaq(deleting.id);
            change((all) => all.filter(({ id }) => id !== deleting.id));
            notify(t('faq.deleted'));
          }}
          onClose={() => setDeleting(null)}
        >
          <p>{t('faq.deleteText', { question: deleting.question })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

interface EntryDialogProps {
  entry: FaqEntry | null;
  onSaved: (entry: FaqEntry) => void;
  onClose: () => void;
}

function EntryDialog({ entry, onSaved, onClose }: EntryDialogProps) {
  const { t } = useTexts();
  const { api } = useTeam();
  const [error, setError] = useState<ApiError | null>(null);
  const save = async (question: string, answer: string) => {
    setError(null);
    try {
      const saved = await (entry
        ? api.changeFaq(entry.id, { question, answer })
        : api.addFaq({ question, answer }));
      onSaved(saved.entry);
      onClose();
    } catch (thrown) {
      setError(toApiError(thrown));
    }
  };
  return (
    <Modal title={t(entry ? 'faq.editTitle' : 'faq.add')} onClose={onClose}>
      <AnswerForm
        question={entry?.question ?? ''}
        answer={entry?.answer ?? ''}
        longestQuestion={300}
        action={t('common.save')}
        error={error}
        onSave={save}
        onCancel={onClose}
      />
    </Modal>
  );
}
