import { useCallback, useRef, useState } from 'react';
import type { ConversationPage, Filter } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useData } from '../use-data.ts';

/** The list under one filter; each change loads as many pages again as are shown. */
export function useConversations(filter: Filter) {
  const { api, setWaiting } = useTeam();
  const pages = useRef(1);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const load = useCallback(
    async (signal: AbortSignal): Promise<ConversationPage> => {
      const list: ConversationPage = await api.conversations(filter, null, signal);
      for (let page = 1; page < pages.current && list.next; page++) {
        const more = await api.conversations(filter, list.next, signal);
        list.conversations.push(...more.conversations);
        list.next = more.next;
      }
      const known = new Map(list.conversations.map((conversation) => [conversation.id, conversation]));
      setWaiting(list.waiting);
      return { ...list, conversations: [...known.values()] };
    },
    [api, filter, setWaiting],
  );
  const loaded = useData(load, 'conversation');
  const loadMore = async () => {
    pages.current++;
    setLoadingMore(true);
    await loaded.reload();
    setLoadingMore(false);
  };
  return { ...loaded, loadMore, isLoadingMore };
}
