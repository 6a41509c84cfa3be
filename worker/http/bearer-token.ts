/** The token of an `authorization` header that holds exactly one bearer token; null for anything else. */
export function bearerToken(authorization: string | undefined): string | null {
  const [scheme, token, ...rest] = (authorization ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token && rest.length === 0 ? token : null;
}
