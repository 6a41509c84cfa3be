import { admitNetwork } from '../admit.ts';
import type { AppEnv } from '../context.ts';
import type { AnonymousLimit } from '../limits.ts';
import { defineGuard } from './guard.ts';

/** No credential is asked, for the stated reason. The handler gets no data. */
export function open(reason: string, limit: AnonymousLimit) {
  return defineGuard<AppEnv, string>({ kind: 'open', detail: reason, limit }, async (c, next) => {
    await admitNetwork(c, limit);
    await next();
  });
}
