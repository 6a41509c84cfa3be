import { AppError } from '../domain/errors.ts';
import { readConfig } from '../platform/config.ts';

/**
 * For requests that a cookie speaks for, and WebSockets: only pages of our own may send them. A browser names the origin
 * of every such request; one that does not is refused.
 * @throws AppError forbidden
 */
export function requireOwnOrigin(request: Request, env: Env): void {
  if (request.headers.get('origin') !== new URL(readConfig(env).PUBLIC_URL).origin)
    throw new AppError('forbidden');
}
