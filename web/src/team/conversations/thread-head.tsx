import { useEffect, useRef, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { Conversation } from '../../api/types.ts';
import { hasMoved } from '../route.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { BackLink } from './back-link.tsx';
import { contactAddress, contactName, waitingText } from './conversation-words.ts';

interface ThreadHeadProps {
  conversation: Conversation;
  onChange: (conversation: Conversation) => void;
}

/** Who it is with, who is in charge, and the button that changes it. */
export function ThreadHead({ conversation, onChange }: ThreadHeadProps) {
  const { t } = useTexts();
  const { api, canReply, announce } = useTeam();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus();
  }, []);

  const hasPerson = conversation.mode === 'person';
  const toggle = async () => {
    setBusy(true);
    setError(null);
    try {
      const answer = await (hasPerson ? api.giveBack : api.takeOver)(conversation.id);
      onChange(answer.conversation);
      announce(t(hasPerson ? 'thread.gaveBack' : 'thread.tookOver'));
    } catch (thrown) {
      setError(toApiError(thrown));
    }
    setBusy(false);
  };

  return (
    <div className="thread-head">
      <BackLink />
      <div className="thread-who">
        <h2 id="thread-title" ref={heading} tabIndex={-1}>
          {contactName(conversation, t)}
        </h2>
        <p>
          {[
            conversation.contact.name && contactAddress(conversation.contact.address),
            conversation.channel.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {canReply && (
        <button
          type="button"
          className={hasPerson ? '' : 'primary'}
          disabled={isBusy}
          onClick={() => void toggle()}
        >
          {t(hasPerson ? 'thread.giveBack' : 'thread.takeOver')}
        </button>
      )}
      <Charge conversation={conversation} />
      <ErrorText error={error} />
    </div>
  );
}

function Charge({ conversation }: { conversation: Conversation }) {
  const { t } = useTexts();
  const { user } = useTeam();
  const { mode, person } = conversation;
  const isMine = person?.id === user.id;
  const text =
    mode === 'waiting'
      ? `${waitingText(conversation, t)}. ${t('thread.waiting')}`
      : mode === 'assistant'
        ? t('thread.assistant')
        : isMine
          ? t('thread.mine')
          : t('thread.person', { name: person?.name ?? t('inbox.someone') });
  return (
    <p className="charge" data-mode={mode}>
      {text}
    </p>
  );
}
