/** The one token of an `Authorization` header (RFC 6750); null for another scheme, none, or more than one. */
export function bearerToken(authorization: string | undefined): string | null {
  const [scheme, token, ...rest] = (authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token && rest.length === 0 ? token : null;
}
