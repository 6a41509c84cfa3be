import { readConfig } from '../../platform/config.ts';
import { type RefreshToken, readRefreshToken } from './refresh-token.ts';
import { readSessionCookie } from './session-cookie.ts';

/** The refresh token of a `Cookie` header, where there is exactly one and our keys made it. Asks no database. */
export async function readSession(env: Env, header: string | undefined): Promise<RefreshToken | null> {
  const text = readSessionCookie(header);
  return text === null ? null : readRefreshToken(text, readConfig(env).REFRESH_KEYS);
}
