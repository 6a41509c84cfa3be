import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.ts';

export interface Loaded<Data> {
  /** null until it was loaded once; then what was loaded last, also while it is loaded again. */
  data: Data | null;
  /** Why the last load failed. */
  error: ApiError | null;
  reload(): Promise<void>;
  change(next: (data: Data) => Data): void;
}

/**
 * Loads when shown; ends its request when left. `load` must be stable (`useCallback`). Loads asked for during a load
 * become one load after it.
 */
export function useLoad<Data>(load: (signal: AbortSignal) => Promise<Data>): Loaded<Data> {
  const [data, setData] = useState<Data | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const running = useRef<{ controller: AbortController; again: boolean } | null>(null);

  const reload = useCallback(async () => {
    if (running.current) {
      running.current.again = true;
      return;
    }
    const own = { controller: new AbortController(), again: false };
    const { signal } = own.controller;
    running.current = own;
    do {
      own.again = false;
      try {
        const fresh = await load(signal);
        if (signal.aborted) return;
        setData(fresh);
        setError(null);
      } catch (thrown) {
        if (signal.aborted) return;
        setError(toApiError(thrown));
      }
    } while (own.again);
    running.current = null;
  }, [load]);

  useEffect(() => {
    void reload();
    return () => {
      running.current?.controller.abort();
      running.current = null;
    };
  }, [reload]);

  const change = useCallback(
    (next: (data: Data) => Data) => setData((old) => (old === null ? old : next(old))),
    [],
  );
  return { data, error, reload, change };
}
