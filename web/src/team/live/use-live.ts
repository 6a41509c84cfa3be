import { useEffect, useSyncExternalStore } from 'react';
import { useTeam } from '../team-context.ts';
import type { LiveEvent, LiveState } from './live-connection.ts';

/** Calls `onEvent` for each change that the organisation is told of; it must be stable. */
export function useLiveEvents(onEvent: (event: LiveEvent) => void): void {
  const { live } = useTeam();
  useEffect(() => live.subscribe(onEvent), [live, onEvent]);
}

/** How the page is kept up to date at the moment. */
export function useLiveState(): LiveState {
  const { live } = useTeam();
  return useSyncExternalStore(live.watch, live.state);
}
