import { verifyAccessToken } from '../../worker/features/accounts/access-token.ts';
import { fromBase64Url } from '../../worker/platform/base64url.ts';

export interface VerifyingEnv {
  TOKENS: string[];
  CONFIG: Parameters<typeof verifyAccessToken>[1];
}

type Verify = (index: number) => Promise<boolean>;
let raw: Promise<Verify> | undefined;

/** Verifies all tokens one after another, as `/product` does or as `/raw` WebCrypto does, and says how many are good. */
export default {
  async fetch(request: Request, env: VerifyingEnv): Promise<Response> {
    const isRaw = new URL(request.url).pathname === '/raw';
    raw ??= prepareRaw(env);
    const verify: Verify = isRaw
      ? await raw
      : async (index) => (await verifyAccessToken(env.TOKENS[index] ?? '', env.CONFIG)) !== null;
    let good = 0;
    for (let index = 0; index < env.TOKENS.length; index++) if (await verify(index)) good += 1;
    return Response.json({ good });
  },
};

/** Nothing but the signature: the key is imported and each token taken apart beforehand. */
async function prepareRaw({ TOKENS, CONFIG }: VerifyingEnv): Promise<Verify> {
  const { kty = '', crv = '', x = '', y = '' } = CONFIG.ACCESS_TOKEN_KEYS.keys[0] ?? {};
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, false, ['verify']);
  const parts = TOKENS.map((token) => {
    const end = token.lastIndexOf('.');
    const signature = fromBase64Url(token.slice(end + 1)) ?? new Uint8Array();
    return { signature, signed: new TextEncoder().encode(token.slice(0, end)) };
  });
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  return async (index) => {
    const part = parts[index];
    return part !== undefined && crypto.subtle.verify(algorithm, key, part.signature, part.signed);
  };
}
