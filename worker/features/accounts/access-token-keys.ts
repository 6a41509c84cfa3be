import { type CompactJWSHeaderParameters, compactVerify, errors } from 'jose';
import { isBase64Url } from '../../platform/base64url.ts';
import type { Config, VerificationKey } from '../../platform/config.ts';

export const ALGORITHM = 'ES256';
const MAX_TOKEN_LENGTH = 4096;

/** A header with anything else, such as what points to a key (`jwk`, `jku`, `x5u`), is refused. */
const PARAMETERS = ['alg', 'typ', 'kid'];

/** What a token says under a signature of one of `keys`. */
export interface SignedToken {
  typ: unknown;
  payload: Uint8Array;
}

/**
 * The content of a compact JWS, or null where it is not signed with ES256 by the key that its `kid` names, or is
 * spelled in any but the one canonical way. Claims are the caller's to judge.
 */
export async function readSignedToken(
  token: string,
  keys: readonly VerificationKey[],
): Promise<SignedToken | null> {
  const segments = token.split('.');
  if (token.length > MAX_TOKEN_LENGTH || segments.length !== 3) return null;
  // jose alone accepts segments with spaces or non-canonical endings; a token must have one spelling only.
  if (!segments.every((segment) => segment !== '' && isBase64Url(segment))) return null;
  try {
    const { payload, protectedHeader } = await compactVerify(token, (header) => findKey(header, keys), {
      algorithms: [ALGORITHM],
    });
    return { typ: protectedHeader.typ, payload };
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** @throws JOSEError */
function findKey(header: CompactJWSHeaderParameters, keys: readonly VerificationKey[]): Promise<CryptoKey> {
  const isPlain = Object.keys(header).every((name) => PARAMETERS.includes(name));
  const key = keys.find(({ kid }) => kid === header.kid);
  if (!isPlain || !key) throw new errors.JWKSNoMatchingKey();
  return importOnce(verifiers, key, 'verify');
}

/** The JSON Web Key Set that others verify our tokens with: the public halves. */
export function publicKeySet({ ACCESS_TOKEN_KEYS }: Pick<Config, 'ACCESS_TOKEN_KEYS'>) {
  return {
    keys: ACCESS_TOKEN_KEYS.keys.map(({ kty, crv, x, y, kid }) => {
      return { kty, crv, x, y, kid, alg: ALGORITHM, use: 'sig' };
    }),
  };
}

/** The key that signs, with its id. */
export async function currentSigningKey({ ACCESS_TOKEN_KEYS }: Pick<Config, 'ACCESS_TOKEN_KEYS'>) {
  const [jwk] = ACCESS_TOKEN_KEYS.keys;
  if (!jwk) throw new Error('no key signs access tokens');
  return { kid: jwk.kid, key: await importOnce(signers, jwk, 'sign', jwk.d) };
}

const signers = new WeakMap<VerificationKey, Promise<CryptoKey>>();
const verifiers = new WeakMap<VerificationKey, Promise<CryptoKey>>();

function importOnce(known: typeof signers, jwk: VerificationKey, usage: 'sign' | 'verify', d?: string) {
  let key = known.get(jwk);
  if (!key) {
    const { kty, crv, x, y } = jwk;
    const data = { kty, crv, x, y, ...(d === undefined ? {} : { d }) };
    key = crypto.subtle.importKey('jwk', data, { name: 'ECDSA', namedCurve: 'P-256' }, false, [usage]);
    known.set(jwk, key);
  }
  return key;
}
