import { useCallback, useRef, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { Message, Thread } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';
import { useData } from '../use-data.ts';

/** One conversation: its newest messages, kept fresh, and older ones as far as they were asked for. */
export function useThread(id: string) {
  const { api } = useTeam();
  const kept = useRef<Thread | null>(null);
  const [older, setOlder] = useState<'idle' | 'loading' | ApiError>('idle');
  const load = useCallback(
    async (signal: AbortSignal) => {
      const fresh = await api.thread(id, null, signal);
      kept.current = kept.current ? joinThread(kept.current, fresh) : fresh;
      return kept.current;
    },
    [api, id],
  );
  const { data, error, reload, change } = useData(load, 'conversation', id);
  const update = useCallback(
    (next: (thread: Thread) => Thread) => {
      if (kept.current) kept.current = next(kept.current);
      change(next);
    },
    [change],
  );
  const loadOlder = async () => {
    const cursor = kept.current?.next;
    if (!cursor || older === 'loading') return;
    setOlder('loading');
    try {
      const page = await api.thread(id, cursor);
      update((thread) => ({
        ...thread,
        messages: mergeMessages(page.messages, thread.messages),
        next: page.next,
      }));
      setOlder('idle');
    } catch (thrown) {
      setOlder(toApiError(thrown));
    }
  };
  return { thread: data, error, reload, update, loadOlder, older };
}

/** The newest page over what is known; where nothing of it is known, messages are missing in between. */
function joinThread(known: Thread, fresh: Thread): Thread {
  const ids = new Set(known.messages.map(({ id }) => id));
  if (known.messages.length > 0 && !fresh.messages.some(({ id }) => ids.has(id))) return fresh;
  // What was sent while the page was loading is not in it yet, and yet newer than most of it.
  const messages = mergeMessages(known.messages, fresh.messages);
  return {
    ...fresh,
    messages: messages.sort((one, other) => one.at.localeCompare(other.at)),
    next: known.next,
  };
}

/** Both lists in their order, a message of both once, as the later list has it. */
export function mergeMessages(earlier: Message[], later: Message[]): Message[] {
  const ids = new Set(later.map(({ id }) => id));
  return [...earlier.filter(({ id }) => !ids.has(id)), ...later];
}
