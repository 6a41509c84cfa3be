import { useState } from 'react';
import type { GuardFeedback as Feedback, GuardEvent } from '../../api/protection-types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ChoiceGroup } from '../ui/choice-group.tsx';

interface GuardFeedbackProps {
  event: GuardEvent;
  /** The id of the text that it is about. */
  about: string;
  onChange: (event: GuardEvent) => void;
}

/** What the business says of a finding, whether that may be learned from, and the way back. */
export function GuardFeedback({ event, about, onChange }: GuardFeedbackProps) {
  const { t } = useTexts();
  const { api, notify } = useTeam();
  const [mayLearn, setMayLearn] = useState(false);
  const { id, feedback, consent } = event;
  const say = async (next: Feedback | null) => {
    const isFree = next !== null && mayLearn;
    await api.setGuardFeedback(id, next, isFree);
    onChange({ ...event, feedback: next, consent: isFree });
    notify(t(next ? 'protection.feedbackSaved' : 'protection.feedbackUndone'));
  };
  return (
    <ChoiceGroup question={t('protection.question')} about={about}>
      {(choose, isBusy) =>
        feedback === null ? (
          <>
            <label className="check-line">
              <input
                type="checkbox"
                checked={mayLearn}
                onChange={({ target }) => setMayLearn(target.checked)}
              />
              {t('protection.consent')}
            </label>
            <div className="actions">
              {(['attack', 'fine'] as const).map((name) => (
                <button
                  key={name}
                  type="button"
                  className="small"
                  disabled={isBusy}
                  onClick={() => choose(() => say(name))}
                >
                  {t(`protection.${name}`)}
                </button>
              ))}
            </div>
          </>
        ) : (
          <div className="actions">
            <p className="hint">
              {t(feedback === 'attack' ? 'protection.saidAttack' : 'protection.saidFine')}{' '}
              {t(consent ? 'protection.consented' : 'protection.notConsented')}
            </p>
            <button
              type="button"
              className="small quiet"
              disabled={isBusy}
              onClick={() => choose(() => say(null))}
            >
              {t('protection.undo')}
            </button>
          </div>
        )
      }
    </ChoiceGroup>
  );
}
