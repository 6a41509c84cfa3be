import { useEffect, useRef } from 'react';
import type { Thread } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { contactName, messageText } from './conversation-words.ts';

/** Tells screen readers what arrives at the foot of an open conversation, but not what was there before. */
export function useNewMessages(thread: Thread | null): void {
  const { announce } = useTeam();
  const { t } = useTexts();
  const newest = useRef<string | null>(null);
  useEffect(() => {
    const message = thread?.messages.at(-1);
    if (!thread || !message || message.id === newest.current) return;
    const isFirstLook = newest.current === null;
    newest.current = message.id;
    if (isFirstLook || message.author === 'person') return;
    const name =
      message.author === 'customer' ? contactName(thread.conversation, t) : t(`author.${message.author}`);
    announce(t('thread.newFrom', { name, text: messageText(message, t) }));
  }, [thread, announce, t]);
}
