import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import type { ApiClient } from '../../api/client.ts';

/**
 * Lets calls that want the second factor ask for it: one dialog for all that ask at once. After a refusal nothing
 * asks again until the reader does something.
 */
export function useStepUp(client: ApiClient): { asked: boolean; close: (isDone: boolean) => void } {
  const waiting = useRef<PromiseWithResolvers<void> | null>(null);
  const hasDeclined = useRef(false);
  const [asked, setAsked] = useState(false);

  useEffect(() => {
    client.onStepUp = () => {
      if (hasDeclined.current) return Promise.reject(new ApiError('second_factor_required'));
      waiting.current ??= Promise.withResolvers<void>();
      setAsked(true);
      return waiting.current.promise;
    };
    const allow = () => {
      hasDeclined.current = false;
    };
    const events = ['pointerdown', 'keydown', 'hashchange'] as const;
    for (const event of events) window.addEventListener(event, allow, true);
    return () => {
      for (const event of events) window.removeEventListener(event, allow, true);
    };
  }, [client]);

  const close = useCallback((isDone: boolean) => {
    const { current } = waiting;
    waiting.current = null;
    hasDeclined.current = !isDone;
    setAsked(false);
    if (isDone) current?.resolve();
    else current?.reject(new ApiError('aborted'));
  }, []);
  return { asked, close };
}
