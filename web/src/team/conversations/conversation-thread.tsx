import { useCallback, useState } from 'react';
import type { Message } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { Empty, LoadError, Skeleton } from '../ui/load-state.tsx';
import { BackLink } from './back-link.tsx';
import { Composer } from './composer.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { MessageList } from './message-list.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import { ThreadHead } from './thread-head.tsx';
import './thread.css';
import { useNewMessages } from './use-new-messages.ts';
import { joinDraft, type PendingReply, useReplies } from './use-replies.ts';
import { mergeMessages, useThread } from './use-thread.ts';

/** An open conversation: read, reply, take over, give back, correct. */
export function ConversationThread({ id }: { id: string }) {
  const { t } = useTexts();
  const { drafts } = useTeam();
  const { thread, error, reload, update, loadOlder, older } = useThread(id);
  const [correcting, setCorrecting] = useState<Message | null>(null);
  const [resending, setResending] = useState<Message | null>(null);
  const addMessage = useCallback(
    (message: Message) =>
      update((old) => {
        const isKnown = old.messages.some((known) => known.id === message.id);
        const messages = isKnown
          ? old.messages.map((known) => (known.id === message.id ? message : known))
          : mergeMessages(old.messages, [message]);
        return { ...old, messages };
      }),
    [update],
  );
  const replies = useReplies(id, addMessage);
  const [edits, setEdits] = useState(0);
  const editReply = (reply: PendingReply) => {
    drafts.set(id, joinDraft(reply.text, drafts.get(id)));
    replies.drop(reply.id);
    setEdits((count) => count + 1);
  };
  useNewMessages(thread);

  if (!thread)
    return (
      <section className="thread" aria-busy={!error} data-missing={error ? true : undefined}>
        <div className="thread-head">
          <BackLink />
        </div>
        {error?.code === 'not_found' ? (
          <Empty icon="conversations" title={t('thread.notFound')}>
            <p>{t('thread.notFoundText')}</p>
          </Empty>
        ) : error ? (
          <LoadError error={error} onRetry={() => void reload()} />
        ) : (
          <Skeleton rows={6} />
        )}
      </section>
    );
  const { conversation } = thread;
  return (
    <section className="thread" aria-labelledby="thread-title">
      <ThreadHead
        conversation={conversation}
        onChange={(changed) => update((old) => ({ ...old, conversation: changed }))}
      />
      {error && <LoadError error={error} onRetry={() => void reload()} />}
      <MessageList
        {...{ thread, older }}
        replies={replies.pending}
        onRetry={({ id: reply, text }) => void replies.post(reply, text)}
        onEdit={editReply}
        onOlder={() => void loadOlder()}
        onCorrect={setCorrecting}
        onResend={setResending}
      />
      <Composer key={edits} conversation={conversation} hasFocus={edits > 0} onSend={replies.post} />
      {correcting && <CorrectDialog message={correcting} onClose={() => setCorrecting(null)} />}
      {resending && (
        <ResendDialog
          conversation={id}
          message={resending}
          onResent={addMessage}
          onClose={() => setResending(null)}
        />
      )}
    </section>
  );
}
