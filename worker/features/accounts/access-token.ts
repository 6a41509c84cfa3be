import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Config } from '../../platform/config.ts';

export const ACCESS_TOKEN_AUDIENCE = 'portero-api';
export const ACCESS_TOKEN_TYPE = 'at+jwt';

const claimsSchema = z.object({ sub: z.uuid(), sid: z.uuid() });

export interface AccessTokenClaims {
  userId: string;
  sessionId: string;
}

/** The claims of an access token (ES256, `at+jwt`, our issuer and audience, not expired), or null. */
export async function verifyAccessToken(token: string, config: Config): Promise<AccessTokenClaims | null> {
  if (token.length > 4096 || !token.split('.').every(isCanonicalBase64Url)) return null;
  try {
    const { payload } = await jwtVerify(token, keySetOf(config), {
      algorithms: ['ES256'],
      typ: ACCESS_TOKEN_TYPE,
      issuer: config.PUBLIC_URL,
      audience: ACCESS_TOKEN_AUDIENCE,
      requiredClaims: ['exp', 'iat', 'sub', 'sid'],
      maxTokenAge: '15m',
    });
    const claims = claimsSchema.safeParse(payload);
    return claims.success ? { userId: claims.data.sub, sessionId: claims.data.sid } : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

const keySets = new WeakMap<Config, ReturnType<typeof createLocalJWKSet>>();

/** jose imports a key once for each set. */
function keySetOf(config: Config) {
  const known = keySets.get(config) ?? createLocalJWKSet(config.ACCESS_TOKEN_JWKS);
  keySets.set(config, known);
  return known;
}

/** jose accepts segments with spaces or non-canonical endings; a token must have one spelling only. */
function isCanonicalBase64Url(segment: string): boolean {
  if (!/^[A-Za-z0-9_-]+$/.test(segment) || segment.length % 4 === 1) return false;
  const base64 = segment.replaceAll('-', '+').replaceAll('_', '/');
  return btoa(atob(base64)).replace(/=+$/, '') === base64;
}
