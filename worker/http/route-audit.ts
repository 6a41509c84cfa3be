import type { Hono } from 'hono';
import { describeGuard, type GuardDescription } from './guards/guard.ts';

export interface AuditedRoute {
  method: string;
  path: string;
  /** The guard in first place; null where there is none, or another one behind it. */
  guard: GuardDescription | null;
}

/** Walks the router itself: every route with its guard. Middleware for all methods is not a route. */
export function auditRoutes(app: Pick<Hono, 'routes'>): AuditedRoute[] {
  const routes = new Map<string, { method: string; path: string; guards: (GuardDescription | null)[] }>();
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue;
    const key = `${method} ${path}`;
    const route = routes.get(key) ?? { method, path, guards: [] };
    route.guards.push(describeGuard(handler));
    routes.set(key, route);
  }
  return [...routes.values()].map(({ method, path, guards }) => {
    const [first = null, ...rest] = guards;
    return { method, path, guard: rest.some((guard) => guard !== null) ? null : first };
  });
}

let published: Pick<Hono, 'routes'> | null = null;

/** Lets live probes know the router: they are among what it is made of, and cannot import it. */
export function publishRoutes(app: Pick<Hono, 'routes'>): void {
  published = app;
}

/** The routes of the Worker; none where its app was not loaded. */
export function publishedRoutes(): AuditedRoute[] {
  return published ? auditRoutes(published) : [];
}
