import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../worker/data/tenant-db.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { writeRefreshToken } from '../../worker/features/accounts/refresh-token.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import type { Person } from './context.ts';
import type { TestStack } from './stack.ts';

/** What a browser keeps: its session's cookie. */
export interface BrowserSession extends Person {
  /** The refresh token with this counter, as the product writes it. */
  tokenAt(counter: number): Promise<string>;
}

export interface SessionAnswer {
  status: number;
  headers: Headers;
  body: { accessToken?: string; expiresIn?: number; aal?: number; error?: { code: string } };
  /** The refresh token of `Set-Cookie`, or null. */
  token: string | null;
}

/** A session as a sign-in begins it. */
export async function openSession(test: TestStack, userId: string, aal = 1): Promise<BrowserSession> {
  const session = { userId, sessionId: uuidV7() };
  await openJobDb(test.databaseConfig, 'accounts', null).batch((queries) => [
    queries.execute(
      sql`select app.start_session(${session.sessionId}, ${userId}, ${aal}, 'Firefox · Linux', 'Montevideo, UY')`,
    ),
  ]);
  const keys = parseKeyring(test.secrets.refreshKeys);
  return { ...session, tokenAt: (counter) => writeRefreshToken({ ...session, counter }, keys) };
}

/** POSTs to `/api/account/…` with a refresh token in the cookie, as a page of our own does. */
export async function postWithCookie(
  test: TestStack,
  path: 'refresh' | 'sign-out',
  token: string,
  headers: Record<string, string> = {},
): Promise<SessionAnswer> {
  const response = await fetch(`${test.stack.workerUrl}/api/account/${path}`, {
    method: 'POST',
    headers: { origin: test.stack.workerUrl, cookie: `__Host-portero=${token}`, ...headers },
  });
  const text = await response.text();
  const [, next = null] = /^__Host-portero=([^;]*);/.exec(response.headers.get('set-cookie') ?? '') ?? [];
  return {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : {},
    token: next,
  };
}
