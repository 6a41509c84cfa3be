import { useCallback } from 'react';
import type { InboxChange } from '../api/types.ts';
import type { LiveEvent } from './live/live-connection.ts';
import { useLiveEvents } from './live/use-live.ts';
import { type Loaded, useLoad } from './use-load.ts';

/** Loads as `useLoad` does, and after each change of `kind`, or only that of the conversation `id`. */
export function useData<Data>(
  load: (signal: AbortSignal) => Promise<Data>,
  kind: InboxChange['type'],
  id: string | null = null,
): Loaded<Data> {
  const loaded = useLoad(load);
  const { reload } = loaded;
  useLiveEvents(
    useCallback(
      (event: LiveEvent) => {
        const isOther = id !== null && event.type === 'conversation' && event.id !== id;
        if (event.type === 'resync' || (event.type === kind && !isOther)) void reload();
      },
      [reload, kind, id],
    ),
  );
  return loaded;
}
