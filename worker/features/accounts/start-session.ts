import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../data/tenant-db.ts';
import type { Aal } from '../../domain/actor.ts';
import { uuidV7 } from '../../domain/ids.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { ACCESS_TOKEN_LIFETIME, signAccessToken } from './access-token.ts';
import type { ClientDetails } from './client-details.ts';
import { type RefreshToken, writeRefreshToken } from './refresh-token.ts';
import { writeSessionCookie } from './session-cookie.ts';

export const SESSION_LIFETIME_SECONDS = 30 * 86_400;

/** What a browser gets of its session; `expiresIn` in seconds from receipt. */
export interface SessionBody {
  accessToken: string;
  expiresIn: number;
  aal: Aal;
  /** Only of a sign-in. */
  passwordLeaked?: true;
}

/** The answer's body, and its `Set-Cookie` with the refresh token. */
export interface IssuedSession {
  body: SessionBody;
  cookie: string;
}

/**
 * Begins a session of its own for a person who has shown who they are. One round trip.
 * @throws AppError second_factor_required, where they have a second factor and `aal` is 1
 */
export async function startSession(
  env: Env,
  { userId, aal, device, place }: { userId: string; aal: Aal } & ClientDetails,
): Promise<IssuedSession> {
  const config = readConfig(env);
  const sessionId = uuidV7();
  await openJobDb(config, 'accounts', null).batch((queries) => [
    queries.execute(sql`select app.start_session(${sessionId}, ${userId}, ${aal}, ${device}, ${place})`),
  ]);
  return issueSession(config, { sessionId, userId, counter: 0, aal, secondsLeft: SESSION_LIFETIME_SECONDS });
}

/** The tokens of a session as it stands. Asks nobody. */
export async function issueSession(
  config: Config,
  { aal, secondsLeft, ...token }: RefreshToken & { aal: Aal; secondsLeft: number },
): Promise<IssuedSession> {
  return {
    body: await issueAccess(config, { ...token, aal }),
    cookie: writeSessionCookie(await writeRefreshToken(token, config.REFRESH_KEYS), secondsLeft),
  };
}

/** A new access token of a session whose cookie stays, such as after a step-up. */
export async function issueAccess(
  config: Config,
  session: { userId: string; sessionId: string; aal: Aal },
): Promise<SessionBody> {
  const accessToken = await signAccessToken(config, session);
  return { accessToken, expiresIn: ACCESS_TOKEN_LIFETIME, aal: session.aal };
}
