import { useCallback } from 'react';
import type { Filter } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { usePages } from '../use-pages.ts';

/** The list under one filter; the menu learns how many wait. */
export function useConversations(filter: Filter) {
  const { api, setWaiting } = useTeam();
  return usePages(
    useCallback(
      async (cursor: string | null, signal: AbortSignal) => {
        const { conversations, next, waiting } = await api.conversations(filter, cursor, signal);
        setWaiting(waiting);
        return { items: conversations, next };
      },
      [api, filter, setWaiting],
    ),
    'conversation',
  );
}
