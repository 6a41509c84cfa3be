import { importJWK, SignJWT } from 'jose';
import { ACCESS_TOKEN_AUDIENCE, ACCESS_TOKEN_TYPE } from '../../worker/features/accounts/access-token.ts';
import type { DevSecrets } from './dev-secrets.ts';

/** An access token for a seeded session, as the sign-in will issue them: ES256, ten minutes. */
export async function mintAccessToken(
  secrets: DevSecrets,
  { issuer, userId, sessionId }: { issuer: string; userId: string; sessionId: string },
): Promise<string> {
  return new SignJWT({ sid: sessionId, aal: 1, amr: ['pwd'] })
    .setProtectedHeader({ alg: 'ES256', typ: ACCESS_TOKEN_TYPE, kid: secrets.accessTokenKey.kid })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(ACCESS_TOKEN_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(await importJWK(secrets.accessTokenKey, 'ES256'));
}
