import { Hono, type MiddlewareHandler } from 'hono';
import type { AppEnv } from './context.ts';
import { cors } from './cors.ts';
import { errorResponse, handleError } from './errors.ts';
import { noStore } from './no-store.ts';
import { requestId } from './request-id.ts';
import { requestLog } from './request-log.ts';
import type { Routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

/** What runs around the routes, in this order. None of it answers in a route's place: that takes a guard. */
export const MIDDLEWARE: readonly (readonly [path: string, MiddlewareHandler<AppEnv>])[] = [
  ['*', requestId],
  ['*', securityHeaders],
  ['*', noStore],
  // Webhooks write lines of their own: refused ones at the guard, stored ones a batch at a time in the consumer.
  ['/api/*', requestLog],
  ['/internal/*', requestLog],
  ['/api/*', cors],
  ['/.well-known/*', cors],
];

/** The Worker's router, of which the compiler shows only what adds no handler without a guard. */
export interface App extends Pick<Hono<AppEnv>, 'fetch' | 'routes'> {
  route(path: string, routes: Routes): App;
}

/** An app without routes: middleware, the one error envelope, and `not_found` for everything. */
export function createApp(): App {
  const app = new Hono<AppEnv>();
  for (const [path, middleware] of MIDDLEWARE) app.use(path, middleware);
  app.onError(handleError);
  app.notFound((c) => errorResponse(c, 'not_found'));
  return app as unknown as App;
}
