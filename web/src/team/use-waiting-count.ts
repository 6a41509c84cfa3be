import { useCallback, useEffect } from 'react';
import { useLiveEvents } from './live/use-live.ts';
import { useTeam } from './team-context.ts';

/** Keeps the number in the menu right where the list of conversations, which knows it, is not shown. */
export function useWaitingCount(isWanted: boolean): void {
  const { api, setWaiting } = useTeam();
  const load = useCallback(async () => {
    try {
      setWaiting((await api.waitingCount()).waiting);
    } catch {
      // The menu keeps the number it has; the section itself shows what fails.
    }
  }, [api, setWaiting]);
  useEffect(() => {
    if (isWanted) void load();
  }, [isWanted, load]);
  useLiveEvents(
    useCallback(
      ({ type }) => {
        if (isWanted && (type === 'conversation' || type === 'resync')) void load();
      },
      [isWanted, load],
    ),
  );
}
