import { signAccessToken } from '../../worker/features/accounts/access-token.ts';
import type { DevSecrets } from './dev-secrets.ts';

/** An access token for a seeded session, as a sign-in issues them. */
export function mintAccessToken(
  secrets: DevSecrets,
  { issuer, userId, sessionId }: { issuer: string; userId: string; sessionId: string },
): Promise<string> {
  const config = { PUBLIC_URL: issuer, ACCESS_TOKEN_KEYS: { keys: [secrets.accessTokenKey] } };
  return signAccessToken(config, { userId, sessionId, aal: 1 });
}
