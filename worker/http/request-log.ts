import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv } from './context.ts';

/** One line for each request: the route, not the URL. */
export const requestLog: MiddlewareHandler<AppEnv> = async function requestLog(c, next) {
  const startedAt = Date.now();
  await next();
  c.header('x-request-id', c.var.requestId);
  c.var.log.info('request', {
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Date.now() - startedAt,
  });
};
