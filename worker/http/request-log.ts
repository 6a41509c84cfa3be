import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { uuidV7 } from '../domain/ids.ts';
import { createLog } from '../platform/log.ts';
import type { AppEnv } from './context.ts';

/** Gives each request an id of our own (never a client's) and one line in the log: the route, not the URL. */
export const requestLog: MiddlewareHandler<AppEnv> = async function requestLog(c, next) {
  const requestId = uuidV7();
  const startedAt = Date.now();
  c.set('requestId', requestId);
  c.set('log', createLog({ requestId }));
  await next();
  c.header('x-request-id', requestId);
  c.var.log.info('request', {
    method: c.req.method,
    route: routePath(c, -1),
    status: c.res.status,
    ms: Date.now() - startedAt,
  });
};
