import type { IncomingMessage } from 'node:http';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether the request comes from this server's own page. Without `Origin` and `Sec-Fetch-Site` it is
 * refused: a browser sends at least one of them. The host must be local, against DNS rebinding.
 */
export function isSameOrigin(request: IncomingMessage): boolean {
  const host = request.headers.host ?? '';
  if (!LOCAL_HOSTS.has(host.replace(/:\d+$/, ''))) return false;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return origin !== undefined;
}
