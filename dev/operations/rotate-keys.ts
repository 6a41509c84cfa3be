import { exportJWK, generateKeyPair } from 'jose';
import type { Config } from '../../worker/platform/config.ts';

export type SigningKeys = Config['ACCESS_TOKEN_KEYS'];
export type SigningKey = SigningKeys['keys'][number];

/** A set with a new key in front, which signs from now on; the one that signed until now still verifies. */
export async function rotateKeys({ keys }: SigningKeys, now: Date): Promise<SigningKeys> {
  const taken = new Set(keys.map(({ kid }) => kid));
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  let kid = `a${day}`;
  for (let count = 2; taken.has(kid); count++) kid = `a${day}-${count}`;
  return { keys: [await makeSigningKey(kid), ...keys.slice(0, 1)] };
}

/** A new private P-256 key as a JWK. */
export async function makeSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { x = '', y = '', d = '' } = await exportJWK(privateKey);
  return { kty: 'EC', crv: 'P-256', x, y, d, kid };
}
