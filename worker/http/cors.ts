import type { MiddlewareHandler } from 'hono';
import { AppError } from '../domain/errors.ts';
import { readConfig } from '../platform/config.ts';
import type { AppEnv } from './context.ts';

const METHODS = 'GET, POST, PUT, PATCH, DELETE';
const REQUEST_HEADERS = 'authorization, content-type';
const ANSWER_HEADERS = 'x-request-id, retry-after';

/**
 * Lets the pages of the listed origins read the API's answers, with credentials. An origin is equal to one of the list
 * or it is nobody's: no wildcard, no `null`, no ending that fits. Our own pages need none of this.
 */
export const cors: MiddlewareHandler<AppEnv> = async function cors(c, next) {
  const origin = c.req.header('origin');
  const isListed = origin !== undefined && readConfig(c.env).CORS_ORIGINS.includes(origin);
  const isPreflight =
    c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined;
  if (!isPreflight) await next();
  c.header('vary', 'Origin', { append: true });
  if (isListed) {
    c.header('access-control-allow-origin', origin);
    c.header('access-control-allow-credentials', 'true');
    c.header('access-control-expose-headers', ANSWER_HEADERS);
  }
  if (!isPreflight) return;
  if (!isListed) throw new AppError('forbidden');
  c.header('access-control-allow-methods', METHODS);
  c.header('access-control-allow-headers', REQUEST_HEADERS);
  c.header('access-control-max-age', '600');
  return c.body(null, 204);
};
