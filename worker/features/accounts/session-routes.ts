import type { Context } from 'hono';
import * as z from 'zod';
import { admitAccount } from '../../http/admit.ts';
import type { AppEnv } from '../../http/context.ts';
import { cronSecret } from '../../http/guards/cron-secret.ts';
import { open } from '../../http/guards/open.ts';
import { refreshCookie } from '../../http/guards/refresh-cookie.ts';
import { signedIn } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { readConfig } from '../../platform/config.ts';
import { publicKeySet } from './access-token-keys.ts';
import { endOtherSessions, endOwnSession, endSessionsByOperator, hangUp, signOut } from './end-sessions.ts';
import { listSessions } from './list-sessions.ts';
import { readSession } from './read-session.ts';
import { refreshSession } from './refresh-session.ts';
import { CLEARED_SESSION_COOKIE } from './session-cookie.ts';
import type { IssuedSession } from './start-session.ts';

const ended = validate('param', z.object({ session: z.uuid() }));

export const sessionRoutes = routes()
  .post('/refresh', refreshCookie(), async (c) => {
    await admitAccount(c, 'refresh', c.var.refreshToken.sessionId);
    return answerSession(c, await refreshSession(c.env, c.var.refreshToken, c.var.log));
  })
  .post('/sign-out', refreshCookie(), async (c) => {
    await hangUp(c.env, await signOut(c.env, c.var.refreshToken), c.var.log);
    c.header('set-cookie', CLEARED_SESSION_COOKIE);
    return c.body(null, 204);
  })
  .get('/sessions', signedIn({ limit: 'read' }), async (c) =>
    c.json({ sessions: await listSessions(c.var.db, c.var.actor) }),
  )
  .delete('/sessions', signedIn({ limit: 'write' }), async (c) => {
    await hangUp(c.env, await endOtherSessions(c.var.db), c.var.log);
    return c.body(null, 204);
  })
  .delete('/sessions/:session', signedIn({ limit: 'write' }), ended, async (c) => {
    await hangUp(c.env, await endOwnSession(c.var.db, c.req.valid('param').session), c.var.log);
    return c.body(null, 204);
  });

const whose = z.union([z.strictObject({ userId: z.uuid() }), z.strictObject({ everybody: z.literal(true) })]);

export const operatorSessionRoutes = routes().post(
  '/end',
  cronSecret(),
  smallBody,
  validate('json', whose),
  async (c) => {
    const input = c.req.valid('json');
    const { ended, ...gone } = await endSessionsByOperator(c.var.db, 'userId' in input ? input.userId : null);
    c.var.log.warn('account.sessions_ended_by_operator', { count: ended });
    await hangUp(c.env, gone, c.var.log);
    return c.json({ ended });
  },
);

export const keyRoutes = routes().get('/jwks.json', open('public keys only', 'page'), (c) => {
  c.header('cache-control', 'public, max-age=300');
  return c.json(publicKeySet(readConfig(c.env)));
});

/**
 * The one answer that carries a session: its cookie, and a body. Another session that the browser had until now ends:
 * signing in leaves none behind.
 */
export async function answerSession<E extends AppEnv>(c: Context<E>, { body, cookie }: IssuedSession) {
  const [before, now] = await Promise.all(
    [c.req.header('cookie'), cookie.split(';')[0]].map((header) => readSession(c.env, header)),
  );
  if (before && before.sessionId !== now?.sessionId) {
    const ended = await signOut(c.env, before).catch((error: unknown) => {
      c.var.log.error('account.session_left', error);
      return null;
    });
    if (ended) await hangUp(c.env, ended, c.var.log);
  }
  c.header('set-cookie', cookie);
  return c.json(body);
}
