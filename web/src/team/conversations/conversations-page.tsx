import { useEffect, useRef } from 'react';
import { hasMoved } from '../route.ts';
import { useTexts } from '../texts-context.ts';
import { Empty } from '../ui/load-state.tsx';
import { ConversationList } from './conversation-list.tsx';
import './conversations.css';
import { ConversationThread } from './conversation-thread.tsx';

/** The list beside the open conversation; on a phone one of the two. */
export function ConversationsPage({ id }: { id: string | null }) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (id === null && hasMoved()) heading.current?.focus();
  }, [id]);
  return (
    <div className="inbox" data-open={id !== null || undefined}>
      <section className="inbox-list" aria-labelledby="inbox-title">
        <h1 id="inbox-title" ref={heading} tabIndex={-1}>
          {t('nav.conversations')}
        </h1>
        <ConversationList openId={id} />
      </section>
      {id === null ? (
        <div className="inbox-none">
          <Empty icon="conversations" title={t('inbox.choose')} />
        </div>
      ) : (
        <ConversationThread key={id} id={id} />
      )}
    </div>
  );
}
