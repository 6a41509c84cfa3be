import { SignJWT } from 'jose';
import type { Aal } from '../../domain/actor.ts';
import type { Config } from '../../platform/config.ts';
import { ALGORITHM, currentSigningKey, readSignedToken } from './access-token-keys.ts';

const ACCESS_TOKEN_AUDIENCE = 'portero-api';
const ACCESS_TOKEN_TYPE = 'at+jwt';
/** Seconds. */
export const ACCESS_TOKEN_LIFETIME = 600;
/** How far another machine's clock may be ahead of ours, in seconds. */
const CLOCK_SKEW = 5;

type TokenConfig = Pick<Config, 'ACCESS_TOKEN_KEYS' | 'PUBLIC_URL'>;

export interface AccessTokenClaims {
  userId: string;
  sessionId: string;
}

/** An access token for a session: ES256, ten minutes. It says nothing of roles: the database does, at each request. */
export async function signAccessToken(
  config: TokenConfig,
  { userId, sessionId, aal }: AccessTokenClaims & { aal: Aal },
  now: number = Date.now(),
): Promise<string> {
  const { kid, key } = await currentSigningKey(config);
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ sid: sessionId, aal, amr: aal === 2 ? ['pwd', 'otp'] : ['pwd'] })
    .setProtectedHeader({ alg: ALGORITHM, typ: ACCESS_TOKEN_TYPE, kid })
    .setSubject(userId)
    .setIssuer(config.PUBLIC_URL)
    .setAudience(ACCESS_TOKEN_AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_LIFETIME)
    .sign(key);
}

/** The claims of an access token (ES256, `at+jwt`, our issuer and audience, not expired), or null. */
export async function verifyAccessToken(
  token: string,
  config: TokenConfig,
  now: number = Date.now(),
): Promise<AccessTokenClaims | null> {
  const signed = await readSignedToken(token, config.ACCESS_TOKEN_KEYS.keys);
  if (signed?.typ !== ACCESS_TOKEN_TYPE) return null;
  const { iss, aud, sub, sid, iat, exp } = parseJson(signed.payload);
  if (iss !== config.PUBLIC_URL || aud !== ACCESS_TOKEN_AUDIENCE) return null;
  if (!isUuid(sub) || !isUuid(sid) || !Number.isInteger(iat) || !Number.isInteger(exp)) return null;
  const [issuedAt, expiresAt, seconds] = [Number(iat), Number(exp), now / 1000];
  const isCurrent = issuedAt <= seconds + CLOCK_SKEW && seconds < expiresAt;
  const isShort = expiresAt - issuedAt <= ACCESS_TOKEN_LIFETIME;
  return isCurrent && isShort ? { userId: sub, sessionId: sid } : null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A schema would cost as much as the rest: this runs at every request. */
function parseJson(bytes: Uint8Array): Record<string, unknown> {
  try {
    return Object(JSON.parse(decoder.decode(bytes)));
  } catch {
    return {};
  }
}
