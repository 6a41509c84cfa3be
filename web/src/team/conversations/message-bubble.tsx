import type { Conversation, Message } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { formatClock, formatDateTime } from '../ui/format-time.ts';
import { Citations } from './citations.tsx';
import { contactName, messageText } from './conversation-words.ts';
import { SendState } from './send-state.tsx';

interface MessageBubbleProps {
  message: Message;
  conversation: Conversation;
  onCorrect: (message: Message) => void;
  onResend: (message: Message) => void;
}

/** A message: who said what and when, what became of its sending, and what an answer rests on. */
export function MessageBubble({ message, conversation, onCorrect, onResend }: MessageBubbleProps) {
  const { t, tag } = useTexts();
  const { canReply } = useTeam();
  const { author, at, send } = message;
  const name = author === 'customer' ? contactName(conversation, t) : t(`author.${author}`);
  return (
    <li className="bubble-line" data-author={author}>
      <article className="bubble" aria-label={t('thread.by', { name })}>
        {author !== 'customer' && <p className="bubble-author">{name}</p>}
        {message.deleted ? (
          <p className="bubble-body gone">{t('thread.deleted')}</p>
        ) : (
          <p className="bubble-body">{messageText(message, t)}</p>
        )}
        <Citations citations={message.citations} />
        <p className="bubble-foot">
          <time dateTime={at} title={formatDateTime(at, tag)}>
            {formatClock(at, tag)}
          </time>
          {message.edited && <span>{t('thread.edited')}</span>}
          {send && <SendState send={send} />}
        </p>
      </article>
      {canReply && (
        <div className="bubble-actions">
          {(send?.state === 'not_confirmed' || send?.state === 'failed') && (
            <button type="button" className="small" onClick={() => onResend(message)}>
              {t('thread.resend')}
            </button>
          )}
          {author === 'assistant' && !message.deleted && (
            <button type="button" className="small quiet" onClick={() => onCorrect(message)}>
              {t('thread.correct')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
