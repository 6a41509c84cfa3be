import { useSyncExternalStore } from 'react';
import type { Session } from './session.ts';
import type { SessionState } from './types.ts';

/** What becomes of the session, and whose it is. */
export function useSession(session: Session): { state: SessionState; userId: string | null } {
  const state = useSyncExternalStore(session.watch, session.state);
  const userId = useSyncExternalStore(session.watch, session.userId);
  return { state, userId };
}
