import { useId } from 'react';
import type { Block, GuardEvent } from '../../api/protection-types.ts';
import { routeHref } from '../route.ts';
import { useTexts } from '../texts-context.ts';
import { formatDateTime } from '../ui/format-time.ts';
import { FoundText } from './found-text.tsx';
import { standingText, subjectKind, subjectName } from './subject.ts';

/** Of somebody who tried often the latest say enough. */
const MOST_SHOWN = 2;

interface HeldPersonCardProps {
  block: Block;
  /** Of theirs, newest first. */
  events: GuardEvent[];
  onLift: () => void;
}

/** Somebody who is slowed down: how, until when, and for what. */
export function HeldPersonCard({ block, events, onLift }: HeldPersonCardProps) {
  const { t, tag } = useTexts();
  const name = subjectName(block, t);
  const isKey = subjectKind(block) === 'key';
  const conversation = events.find(({ conversationId }) => conversationId)?.conversationId;
  return (
    <li className="card">
      <div className="card-main">
        <h3>{name}</h3>
        <p>
          <span className={`badge ${block.standing === 'warned' ? 'waiting' : 'failed'}`}>
            {t(`protection.standing.${block.standing}`)}
          </span>{' '}
          <span className="hint">{standingText(block, t, (iso) => formatDateTime(iso, tag))}</span>
        </p>
        {isKey && <p className="hint">{t('protection.keyText')}</p>}
        <Deeds events={events} />
        {conversation && (
          <p>
            <a href={routeHref('conversations', conversation)}>
              {t('protection.seeConversation')}
              <span className="visually-hidden">: {name}</span>
            </a>
          </p>
        )}
      </div>
      {!isKey && (
        <div className="actions">
          <button type="button" className="small" onClick={onLift}>
            {t('protection.lift')}
            <span className="visually-hidden">: {name}</span>
          </button>
        </div>
      )}
    </li>
  );
}

function Deeds({ events }: { events: GuardEvent[] }) {
  const { t } = useTexts();
  const id = useId();
  if (events.length === 0) return <p className="hint">{t('protection.didUnknown')}</p>;
  return (
    <>
      <p>{t('protection.did')}</p>
      {events.slice(0, MOST_SHOWN).map((event) => (
        <FoundText key={event.id} id={`${id}-${event.id}`} excerpt={event.excerpt} reasons={event.reasons} />
      ))}
    </>
  );
}
