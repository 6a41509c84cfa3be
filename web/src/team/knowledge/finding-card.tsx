import { useId } from 'react';
import type { Finding, FindingDecision } from '../../api/protection-types.ts';
import { FoundText } from '../protection/found-text.tsx';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ChoiceGroup } from '../ui/choice-group.tsx';
import { formatDateTime } from '../ui/format-time.ts';

const BADGES = { held: 'waiting', used: 'ready', left_out: '', never_used: '' } as const;

interface FindingCardProps {
  /** The id of the document. */
  document: string;
  finding: Finding;
  onChange: (finding: Finding) => void;
}

/** One finding: where it stands, what it says and why it stood out, and whether it may answer. */
export function FindingCard({ document, finding, onChange }: FindingCardProps) {
  const { t } = useTexts();
  const { canEdit } = useTeam();
  const textId = useId();
  const { origin, headings, state, excerpt, reasons } = finding;
  const isPassage = origin === 'text';
  return (
    <li className="card">
      <div className="card-main">
        <p>
          <span className={`badge ${BADGES[state]}`}>{t(`finding.${state}`)}</span>{' '}
          <span className="hint">
            {headings.length > 0 ? headings.join(' › ') : t(`finding.in.${origin}`)}
          </span>
        </p>
        <FoundText id={textId} excerpt={excerpt} reasons={reasons} />
        {!isPassage && (
          <p className="hint">{t(origin === 'title' ? 'finding.titleText' : 'finding.neverText')}</p>
        )}
        {isPassage && canEdit && (
          <Decision document={document} finding={finding} about={textId} onChange={onChange} />
        )}
      </div>
    </li>
  );
}

function Decision({ document, finding, about, onChange }: FindingCardProps & { about: string }) {
  const { t, tag } = useTexts();
  const { api, notify } = useTeam();
  const { decision, decidedAt } = finding;
  const decide = async (next: FindingDecision | null) => {
    const { finding: decided } = await api.decideFinding(document, finding.id, next);
    onChange(decided);
    notify(t(`findings.changed.${decided.state}`));
  };
  const choices: [FindingDecision | null, 'findings.use' | 'findings.leaveOut' | 'findings.undo'][] = [
    ['use', 'findings.use'],
    ['leave_out', 'findings.leaveOut'],
    [null, 'findings.undo'],
  ];
  return (
    <ChoiceGroup question={t('findings.question')} about={about}>
      {(choose, isBusy) => (
        <div className="actions">
          {choices
            .filter(([choice]) => choice !== decision)
            .map(([choice, key]) => (
              <button
                key={key}
                type="button"
                className={choice === null ? 'small quiet' : 'small'}
                disabled={isBusy}
                onClick={() => choose(() => decide(choice))}
              >
                {t(key)}
              </button>
            ))}
          {decidedAt && (
            <span className="hint">{t('findings.decided', { when: formatDateTime(decidedAt, tag) })}</span>
          )}
        </div>
      )}
    </ChoiceGroup>
  );
}
