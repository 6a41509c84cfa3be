import { SignJWT } from 'jose';
import * as z from 'zod';
import { type Config, readConfig } from '../../../platform/config.ts';
import { ALGORITHM, currentSigningKey, readSignedToken } from '../access-token-keys.ts';

const TYPE = 'mfa+jwt';
const AUDIENCE = 'portero-mfa';
/** Seconds. */
const LIFETIME = 300;

/** Whose password was right, when, and whether it has leaked. */
export interface Challenge {
  userId: string;
  isPasswordLeaked: boolean;
  issuedAt: Date;
}

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.literal(AUDIENCE),
  sub: z.uuid(),
  jti: z.uuid(),
  iat: z.int(),
  exp: z.int(),
  leaked: z.boolean(),
});

/**
 * What a right password gives where a second factor is due: five minutes to show it. It opens nothing by itself, and
 * no code opens anything twice, so it is not kept anywhere.
 */
export async function issueChallenge(
  env: Env,
  { userId, isPasswordLeaked }: Omit<Challenge, 'issuedAt'>,
  now: number = Date.now(),
): Promise<string> {
  const config = readConfig(env);
  const { kid, key } = await currentSigningKey(config);
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ leaked: isPasswordLeaked })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .setSubject(userId)
    .setJti(crypto.randomUUID())
    .setIssuer(config.PUBLIC_URL)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME)
    .sign(key);
}

/** The content of a challenge of ours that has not expired, or null. No access token is one, nor it an access token. */
export async function readChallenge(
  config: Pick<Config, 'ACCESS_TOKEN_KEYS' | 'PUBLIC_URL'>,
  token: string,
  now: number = Date.now(),
): Promise<Challenge | null> {
  const signed = await readSignedToken(token, config.ACCESS_TOKEN_KEYS.keys);
  if (signed?.typ !== TYPE) return null;
  const claims = claimsSchema.safeParse(JSON.parse(new TextDecoder().decode(signed.payload))).data;
  if (claims?.iss !== config.PUBLIC_URL) return null;
  const seconds = now / 1000;
  // Issuer and reader may be two machines, whose clocks differ a little.
  if (claims.iat > seconds + 5 || claims.exp <= seconds) return null;
  return { userId: claims.sub, isPasswordLeaked: claims.leaked, issuedAt: new Date(claims.iat * 1000) };
}
