import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';

/** No answer is kept by a browser or on the way to it, unless its route says for how long. */
export const noStore: MiddlewareHandler<AppEnv> = async function noStore(c, next) {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
};
