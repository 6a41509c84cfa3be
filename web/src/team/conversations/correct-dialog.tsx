import { useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { Message } from '../../api/types.ts';
import { AnswerForm } from '../answers/answer-form.tsx';
import { routeHref } from '../route.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { Modal } from '../ui/modal.tsx';

/** Corrects an answer of the assistant: it becomes an answer written by hand, and a check that it stays right. */
export function CorrectDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTexts();
  const { api } = useTeam();
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const save = async (question: string, answer: string) => {
    setError(null);
    try {
      await api.correct({ question, answer, messageId: message.id });
      setDone(true);
    } catch (thrown) {
      setError(toApiError(thrown));
    }
  };
  return (
    <Modal title={t('correct.title')} onClose={onClose}>
      {isDone ? (
        <>
          <p role="status" className="modal-text">
            {t('correct.done')}
          </p>
          <div className="modal-actions">
            <a className="button" href={routeHref('faq')}>
              {t('correct.seeFaq')}
            </a>
            <a className="button" href={routeHref('checks')}>
              {t('correct.seeChecks')}
            </a>
            <button type="button" className="primary" onClick={onClose}>
              {t('common.done')}
            </button>
          </div>
        </>
      ) : (
        <>
          <p className="modal-text">{t('correct.text')}</p>
          <blockquote className="said">{message.body}</blockquote>
          <AnswerForm
            question={message.question ?? ''}
            answer=""
            longestQuestion={2000}
            action={t('correct.save')}
            error={error}
            onSave={save}
            onCancel={onClose}
          />
        </>
      )}
    </Modal>
  );
}
