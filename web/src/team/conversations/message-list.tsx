import { Fragment, useEffect } from 'react';
import { ApiError } from '../../api/api-error.ts';
import type { Message, Thread } from '../../api/types.ts';
import { useTexts } from '../texts-context.ts';
import { explainError } from '../ui/error-text.tsx';
import { formatDay } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { MessageBubble } from './message-bubble.tsx';
import './messages.css';
import { PendingBubble } from './pending-bubble.tsx';
import type { PendingReply } from './use-replies.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';

interface MessageListProps {
  thread: Thread;
  older: 'idle' | 'loading' | ApiError;
  replies: PendingReply[];
  onRetry: (reply: PendingReply) => void;
  onEdit: (reply: PendingReply) => void;
  onOlder: () => void;
  onCorrect: (message: Message) => void;
  onResend: (message: Message) => void;
}

/** The messages, day by day, oldest first, and below them replies that are on their way. */
export function MessageList({
  thread,
  older,
  replies,
  onOlder,
  onRetry,
  onEdit,
  ...actions
}: MessageListProps) {
  const { t, tag } = useTexts();
  const { messages, conversation } = thread;
  const known = new Set(messages.map(({ id }) => id));
  const pending = replies.filter(({ id }) => !known.has(id));
  const all: { id: string }[] = [...messages, ...pending];
  const { box, onScroll, unseen, toBottom } = useStickToBottom(all[0]?.id, all.at(-1)?.id, all.length);

  const newestReply = pending.at(-1)?.id;
  useEffect(() => {
    if (newestReply) toBottom();
  }, [newestReply, toBottom]);

  return (
    <div className="message-frame">
      <section
        className="message-scroll"
        ref={box}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        aria-label={t('thread.messages')}
      >
        {thread.next && (
          <div className="older">
            <button type="button" disabled={older === 'loading'} onClick={onOlder}>
              {older === 'loading' ? t('common.loading') : t('thread.older')}
            </button>
            {older instanceof ApiError && <p className="error-text">{explainError(t, older)}</p>}
          </div>
        )}
        <ol className="messages">
          {messages.map((message, index) => (
            <Fragment key={message.id}>
              {isNewDay(message, messages[index - 1]) && (
                <li className="day">
                  <time dateTime={message.at.slice(0, 10)}>{formatDay(message.at, tag)}</time>
                </li>
              )}
              <MessageBubble message={message} conversation={conversation} {...actions} />
            </Fragment>
          ))}
          {pending.map((reply) => (
            <PendingBubble
              key={reply.id}
              reply={reply}
              onRetry={() => onRetry(reply)}
              onEdit={() => onEdit(reply)}
            />
          ))}
        </ol>
      </section>
      {unseen > 0 && (
        <button type="button" className="primary unseen" onClick={toBottom}>
          <Icon name="down" />
          {t(unseen === 1 ? 'thread.unseen.one' : 'thread.unseen.other', { count: unseen })}
        </button>
      )}
    </div>
  );
}

function isNewDay(message: Message, before: Message | undefined): boolean {
  return !before || new Date(before.at).toDateString() !== new Date(message.at).toDateString();
}
