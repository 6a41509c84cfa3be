import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import type { Aal } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { hangUp } from './end-sessions.ts';
import type { RefreshToken } from './refresh-token.ts';
import { type IssuedSession, issueSession } from './start-session.ts';

type Refreshed = {
  outcome: 'rotated' | 'current' | 'refused' | 'ended' | 'replayed';
  counter: string | null;
  aal: Aal | null;
  seconds_left: number | null;
  tenant_ids: string[] | null;
};

/**
 * Goes on with the session of a refresh token that is ours. One statement; a token that was used long ago ends the
 * session, and that stays although the request is refused.
 * @throws AppError unauthenticated
 */
export async function refreshSession(env: Env, token: RefreshToken, log: Log): Promise<IssuedSession> {
  const config = readConfig(env);
  const { sessionId, userId, counter } = token;
  const [{ rows }] = await openJobDb(config, 'accounts', null).batch((queries) => [
    queries.execute<Refreshed>(
      sql`select * from app.refresh_session(${sessionId}, ${userId}, ${counter}::bigint)`,
    ),
  ]);
  const [found] = rows;
  if (found?.outcome === 'replayed') {
    log.warn('account.refresh_replayed', { sessionId });
    await hangUp(env, { sessionIds: [sessionId], tenantIds: found.tenant_ids ?? [] }, log);
  }
  if (found?.outcome !== 'rotated' && found?.outcome !== 'current') throw new AppError('unauthenticated');
  const { aal, seconds_left: secondsLeft } = found;
  if (aal === null || secondsLeft === null) throw new Error('a refresh without its session');
  return issueSession(config, { sessionId, userId, counter: Number(found.counter), aal, secondsLeft });
}
