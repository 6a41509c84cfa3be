/** The browser keeps `__Host-` for this host alone: no other domain, path or plain connection may set it. */
const NAME = '__Host-portero';
const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=Strict';

/** `Set-Cookie` of a refresh token that lasts for so many seconds. */
export function writeSessionCookie(refreshToken: string, maxAgeSeconds: number): string {
  return `${NAME}=${refreshToken}; Max-Age=${maxAgeSeconds}; ${ATTRIBUTES}`;
}

export const CLEARED_SESSION_COOKIE = `${NAME}=; Max-Age=0; ${ATTRIBUTES}`;

/** The refresh token that a `Cookie` header holds; null for none, and for two: somebody tossed one in. */
export function readSessionCookie(header: string | undefined): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${NAME}=`))
    .map((pair) => pair.slice(NAME.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}
