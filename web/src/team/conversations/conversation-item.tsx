import type { Conversation } from '../../api/types.ts';
import { routeHref } from '../route.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { formatDateTime, formatWhen } from '../ui/format-time.ts';
import { contactName, messageText, waitingText } from './conversation-words.ts';

/** One line of the list: who, what was said last and when, and what it needs. */
export function ConversationItem({ conversation, isOpen }: { conversation: Conversation; isOpen: boolean }) {
  const { t, tag } = useTexts();
  const { lastMessage } = conversation;
  return (
    <a
      className="conversation-item"
      href={routeHref('conversations', conversation.id)}
      aria-current={isOpen ? 'page' : undefined}
      data-mode={conversation.mode}
    >
      <span className="name">{contactName(conversation, t)}</span>
      {lastMessage && (
        <time dateTime={lastMessage.at} title={formatDateTime(lastMessage.at, tag)}>
          {formatWhen(lastMessage.at, tag)}
        </time>
      )}
      {lastMessage && (
        <span className="snippet">
          {lastMessage.author !== 'customer' && `${t(`author.${lastMessage.author}`)}: `}
          {messageText(lastMessage, t)}
        </span>
      )}
      <ModeBadge conversation={conversation} />
    </a>
  );
}

function ModeBadge({ conversation }: { conversation: Conversation }) {
  const { t } = useTexts();
  const { user } = useTeam();
  const { mode, person } = conversation;
  if (mode === 'waiting') return <span className="badge waiting">{waitingText(conversation, t)}</span>;
  if (mode === 'assistant') return null;
  const name = person?.id === user.id ? t('inbox.you') : (person?.name ?? t('inbox.someone'));
  return <span className="badge person">{t('inbox.with', { name })}</span>;
}
