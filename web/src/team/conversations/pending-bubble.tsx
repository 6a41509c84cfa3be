import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import type { PendingReply } from './use-replies.ts';

interface PendingBubbleProps {
  reply: PendingReply;
  onRetry: () => void;
  onEdit: () => void;
}

/** A reply that is on its way to the service, or did not get there: then it can be tried again or edited. */
export function PendingBubble({ reply, onRetry, onEdit }: PendingBubbleProps) {
  const { t } = useTexts();
  const { user } = useTeam();
  return (
    <li className="bubble-line" data-author="person">
      <article className="bubble pending" aria-label={t('thread.by', { name: user.name })}>
        <p className="bubble-author">{t('author.person')}</p>
        <p className="bubble-body">{reply.text}</p>
        {!reply.error && <p className="bubble-foot">{t('send.pending')}</p>}
        <ErrorText error={reply.error} />
      </article>
      {reply.error && (
        <div className="bubble-actions">
          <button type="button" className="small" onClick={onRetry}>
            {t('common.retry')}
          </button>
          <button type="button" className="small quiet" onClick={onEdit}>
            {t('thread.editReply')}
          </button>
        </div>
      )}
    </li>
  );
}
