import type { SourceMutation } from './mutation.ts';

const ACCESS_TOKEN = 'worker/features/accounts/access-token.ts';
const TOKEN_KEYS = 'worker/features/accounts/access-token-keys.ts';
const REFRESH_TOKEN = 'worker/features/accounts/refresh-token.ts';
const accessTokens = ['test/unit/accounts/access-token.test.ts'];
const challenges = ['test/unit/accounts/challenge.test.ts'];
const refreshTokens = ['test/unit/accounts/refresh-token.test.ts'];
const cookies = ['test/workerd/session-cookie.test.ts'];

/** Access tokens, challenges, refresh tokens and the cookie that holds them. */
export const TOKEN_MUTATIONS: SourceMutation[] = [
  {
    id: 'access-token-signature-unchecked',
    defence: 'An access token counts only under a signature of ours',
    file: TOKEN_KEYS,
    find: `const { payload, protectedHeader } = await compactVerify(token, (header) => findKey(header, keys), {
      algorithms: [ALGORITHM],
    });`,
    replacement: `const [protectedHeader, payload] = segments.slice(0, 2).map((segment, place) => {
      const text = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
      return place === 0 ? JSON.parse(text) : new TextEncoder().encode(text);
    });`,
    tests: accessTokens,
  },
  {
    id: 'access-token-key-by-order',
    defence: 'The key that a token names has to be the one that signed it',
    file: TOKEN_KEYS,
    find: 'keys.find(({ kid }) => kid === header.kid)',
    replacement: 'keys[0]',
    tests: accessTokens,
  },
  {
    id: 'access-token-header-parameters-unchecked',
    defence: 'A token whose header points to a key is refused',
    file: TOKEN_KEYS,
    find: 'const isPlain = Object.keys(header).every((name) => PARAMETERS.includes(name));',
    replacement: 'const isPlain = true;',
    tests: accessTokens,
  },
  {
    id: 'access-token-in-any-spelling',
    defence: 'A token has one spelling only',
    file: TOKEN_KEYS,
    find: `segment !== '' && isBase64Url(segment)`,
    replacement: `segment !== '' && isBase64Url('')`,
    tests: accessTokens,
  },
  {
    id: 'access-token-type-unchecked',
    defence: 'Only an access token is taken for one',
    file: ACCESS_TOKEN,
    find: 'if (signed?.typ !== ACCESS_TOKEN_TYPE) return null;',
    replacement: 'if (!signed) return null;',
    tests: accessTokens,
  },
  {
    id: 'access-token-audience-unchecked',
    defence: 'A token for another audience is refused',
    file: ACCESS_TOKEN,
    find: ' || aud !== ACCESS_TOKEN_AUDIENCE',
    replacement: ' || aud === null',
    tests: accessTokens,
  },
  {
    id: 'access-token-issuer-unchecked',
    defence: 'A token of another issuer is refused',
    file: ACCESS_TOKEN,
    find: 'iss !== config.PUBLIC_URL || ',
    replacement: 'iss === null || ',
    tests: accessTokens,
  },
  {
    id: 'access-token-expiry-unchecked',
    defence: 'An access token ends',
    file: ACCESS_TOKEN,
    find: ' && seconds < expiresAt',
    replacement: '',
    tests: accessTokens,
  },
  {
    id: 'access-token-lifetime-unchecked',
    defence: 'No access token lives longer than ten minutes',
    file: ACCESS_TOKEN,
    find: 'isCurrent && isShort ?',
    replacement: 'isCurrent || (isCurrent && isShort) ?',
    tests: accessTokens,
  },
  {
    id: 'access-token-subject-unchecked',
    defence: 'Only ids get from a token into the context that is signed for the database',
    file: ACCESS_TOKEN,
    find: `typeof value === 'string' && UUID.test(value)`,
    replacement: `typeof value === 'string' && UUID !== null`,
    tests: accessTokens,
  },
  {
    id: 'published-keys-with-private-halves',
    defence: 'The published key set holds public halves only',
    file: TOKEN_KEYS,
    find: `keys: ACCESS_TOKEN_KEYS.keys.map(({ kty, crv, x, y, kid }) => {
      return { kty, crv, x, y, kid, alg: ALGORITHM, use: 'sig' };`,
    replacement: `keys: ACCESS_TOKEN_KEYS.keys.map((key) => {
      return { ...key, alg: ALGORITHM, use: 'sig' };`,
    tests: accessTokens,
  },
  {
    id: 'challenge-type-unchecked',
    defence: 'No other token of ours is taken for a challenge',
    file: 'worker/features/accounts/second-factor/challenge.ts',
    find: 'if (signed?.typ !== TYPE) return null;',
    replacement: 'if (!signed) return null;',
    tests: challenges,
  },
  {
    id: 'challenge-expiry-unchecked',
    defence: 'A challenge ends after five minutes',
    file: 'worker/features/accounts/second-factor/challenge.ts',
    find: ' || claims.exp <= seconds',
    replacement: '',
    tests: challenges,
  },
  {
    id: 'refresh-token-signature-unchecked',
    defence: 'A refresh token counts only under a signature of ours',
    file: REFRESH_TOKEN,
    find: 'if (!(await isSignedByAny(keys, signed, bytes.slice(SIGNED_LENGTH)))) return null;',
    replacement: 'if (!isSignedByAny) return null;',
    tests: refreshTokens,
  },
  {
    id: 'refresh-tokens-under-one-key',
    defence: 'Each session’s refresh tokens have a key of their own',
    file: REFRESH_TOKEN,
    find: 'return hmacSha256(master, signed.slice(1, 17));',
    replacement: 'return hmacSha256(master, signed.slice(0, 1));',
    tests: refreshTokens,
  },
  {
    id: 'shortened-mac-accepted',
    defence: 'A shortened HMAC is none',
    file: 'worker/platform/hmac.ts',
    find: 'return mac.length === 32 && (await crypto.subtle.verify(',
    replacement: `if (mac.length >= 16 && mac.length < 32) {
    const whole = await hmacSha256(key, message);
    return mac.every((byte, place) => byte === whole[place]);
  }
  return (await crypto.subtle.verify(`,
    tests: ['test/unit/accounts/wycheproof.test.ts', ...refreshTokens],
  },
  {
    id: 'cookie-readable-by-scripts',
    defence: 'No script reads the session’s cookie',
    file: 'worker/features/accounts/session-cookie.ts',
    find: 'Path=/; HttpOnly; Secure;',
    replacement: 'Path=/; Secure;',
    tests: cookies,
  },
  {
    id: 'cookie-sent-from-other-sites',
    defence: 'The session’s cookie does not travel with requests of other sites',
    file: 'worker/features/accounts/session-cookie.ts',
    find: 'SameSite=Strict',
    replacement: 'SameSite=None',
    tests: cookies,
  },
  {
    id: 'two-cookies-accepted',
    defence: 'Of two session cookies neither counts: somebody tossed one in',
    file: 'worker/features/accounts/session-cookie.ts',
    find: 'values.length === 1 ?',
    replacement: 'values.length >= 1 ?',
    tests: cookies,
  },
  {
    id: 'refresh-from-other-origins',
    defence: 'Only our own pages may refresh a session or end it',
    file: 'worker/http/guards/refresh-cookie.ts',
    find: 'requireOwnOrigin(c.req.raw, c.env);',
    replacement: 'void requireOwnOrigin;',
    tests: cookies,
  },
  {
    id: 'own-origin-by-its-beginning',
    defence: 'An origin is ours when it is equal to ours',
    file: 'worker/http/same-origin.ts',
    find: `if (request.headers.get('origin') !== new URL(readConfig(env).PUBLIC_URL).origin)`,
    replacement: `if (!request.headers.get('origin')?.startsWith(new URL(readConfig(env).PUBLIC_URL).origin))`,
    tests: cookies,
  },
];
