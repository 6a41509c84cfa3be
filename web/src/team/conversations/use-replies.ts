import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, toApiError } from '../../api/api-error.ts';
import type { Message } from '../../api/types.ts';
import { useTeam } from '../team-context.ts';

/** A reply that the service has not taken yet. Its id stays the same however often it is tried. */
export interface PendingReply {
  id: string;
  text: string;
  error: ApiError | null;
}

/** Sends replies of one conversation; a failed one stays, to be tried again or put back into the box. */
export function useReplies(conversation: string, onSent: (message: Message) => void) {
  const { api, drafts } = useTeam();
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const [pending, setPending] = useState<PendingReply[]>([]);
  const post = useCallback(
    async (id: string, text: string) => {
      setPending((all) => [...all.filter((reply) => reply.id !== id), { id, text, error: null }]);
      try {
        // Not ended when the reader leaves: what was sent is sent.
        const { message } = await api.reply(conversation, { id, text });
        onSent(message);
        setPending((all) => all.filter((reply) => reply.id !== id));
      } catch (thrown) {
        const error = toApiError(thrown);
        if (!isShown.current) drafts.set(conversation, joinDraft(text, drafts.get(conversation)));
        setPending((all) => all.map((reply) => (reply.id === id ? { ...reply, error } : reply)));
      }
    },
    [api, drafts, conversation, onSent],
  );
  const drop = useCallback((id: string) => setPending((all) => all.filter((reply) => reply.id !== id)), []);
  return { pending, post, drop };
}

/** A reply that was not sent, before what was typed since. */
export function joinDraft(text: string, typed: string | undefined): string {
  return typed ? `${text}\n${typed}` : text;
}
