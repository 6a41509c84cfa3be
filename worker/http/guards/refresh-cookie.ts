import { readSession } from '../../features/accounts/read-session.ts';
import type { RefreshToken } from '../../features/accounts/refresh-token.ts';
import { admitNetwork } from '../admit.ts';
import type { AppEnv } from '../context.ts';
import { requireOwnOrigin } from '../same-origin.ts';
import { defineGuard } from './guard.ts';
import { refuseCredential } from './refuse-credential.ts';

/** What it adds: a refresh token that our keys made. Whether its session lives is the database's to say. */
export interface RefreshEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { refreshToken: RefreshToken };
}

/** The session's cookie, exactly one, sent by a page of our own. A forged one is refused before any database call. */
export function refreshCookie() {
  return defineGuard<RefreshEnv, string>(
    { kind: 'refresh-cookie', detail: 'signed, own origin', limit: 'refresh' },
    async (c, next) => {
      requireOwnOrigin(c.req.raw, c.env);
      const token = await readSession(c.env, c.req.header('cookie'));
      if (!token) return refuseCredential(c);
      await admitNetwork(c, 'refresh');
      c.set('refreshToken', token);
      await next();
    },
  );
}
