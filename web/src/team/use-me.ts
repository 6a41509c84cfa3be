import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { type ApiError, toApiError } from '../api/api-error.ts';
import type { ApiClient } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { isDoorHash } from '../doorstep/views.ts';
import { useSession } from '../session/use-session.ts';

/** Who is signed in, loaded when somebody else is; kept while a session has only ended. */
export function useMe(client: ApiClient, onFound: (me: Me) => void) {
  const { state, userId } = useSession(client.session);
  const [me, setMe] = useState<Me | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const isOther = userId !== null && me?.user.id !== userId;
  const found = useEffectEvent(onFound);

  const reload = useCallback(async () => {
    setError(null);
    if (client.session.state() !== 'in') return client.session.start();
    try {
      setMe(await client.call<Me>('GET', 'me'));
    } catch (thrown) {
      setError(toApiError(thrown));
    }
  }, [client]);

  useEffect(() => {
    if (state === 'out') setMe(null);
  }, [state]);
  useEffect(() => {
    if (isOther) void reload();
  }, [isOther, reload]);
  useEffect(() => {
    if (!me) return;
    if (isDoorHash(location.hash)) history.replaceState(null, '', '#/');
    found(me);
  }, [me]);
  return { me: isOther ? null : me, error, reload };
}
