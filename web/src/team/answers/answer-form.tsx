import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../api/api-error.ts';
import { useTexts } from '../texts-context.ts';
import { ErrorText } from '../ui/error-text.tsx';

const MAX_ANSWER = 4000;

interface AnswerFormProps {
  question: string;
  answer: string;
  longestQuestion: number;
  action: string;
  error: ApiError | null;
  onSave: (question: string, answer: string) => Promise<void>;
  onCancel: () => void;
}

/** A question and its answer. Focus begins in the first of the two that is empty. */
export function AnswerForm({
  longestQuestion,
  action,
  error,
  onSave,
  onCancel,
  ...initial
}: AnswerFormProps) {
  const { t } = useTexts();
  const [question, setQuestion] = useState(initial.question);
  const [answer, setAnswer] = useState(initial.answer);
  const [isSaving, setSaving] = useState(false);
  const questionField = useRef<HTMLTextAreaElement>(null);
  const answerField = useRef<HTMLTextAreaElement>(null);
  const startsWithAnswer = initial.question !== '';
  useEffect(() => (startsWithAnswer ? answerField : questionField).current?.focus(), [startsWithAnswer]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    await onSave(question.trim(), answer.trim());
    setSaving(false);
  };
  return (
    <form className="answer-form" onSubmit={(event) => void save(event)}>
      <label>
        {t('answer.question')}
        <textarea
          ref={questionField}
          rows={2}
          required
          maxLength={longestQuestion}
          value={question}
          onChange={({ target }) => setQuestion(target.value)}
        />
      </label>
      <label>
        {t('answer.answer')}
        <textarea
          ref={answerField}
          rows={5}
          required
          maxLength={MAX_ANSWER}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </label>
      <ErrorText error={error} />
      <div className="modal-actions">
        <button type="button" onClick={onCancel}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="primary" disabled={isSaving || !question.trim() || !answer.trim()}>
          {isSaving ? t('common.saving') : action}
        </button>
      </div>
    </form>
  );
}
