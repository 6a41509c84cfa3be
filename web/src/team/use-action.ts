import { useCallback, useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.ts';

/** What a button or a form does: whether it is at it, and why it failed. What the reader called off is no failure. */
export function useAction(): {
  isBusy: boolean;
  error: ApiError | null;
  clear(): void;
  run(act: () => Promise<void>): Promise<void>;
} {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = useCallback(async (act: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (thrown) {
      const failure = toApiError(thrown);
      if (failure.code !== 'aborted') setError(failure);
    }
    setBusy(false);
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { isBusy, error, clear, run };
}
