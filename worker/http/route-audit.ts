import { type App, MIDDLEWARE } from './create-app.ts';
import { describeGuard, type GuardDescription } from './guards/guard.ts';

/** What is wrong with a route's guard, and what to do. */
export const MISTAKES = {
  none: 'it has no guard: put one of worker/http/guards first after the path',
  late: 'its guard is not the first handler: put it right after the path',
  several: 'it has more than one guard, or is declared twice: leave one guard, first after the path',
} as const;

export interface AuditedRoute {
  /** `ALL` for a handler of every method: of `all`, `use` or `mount`. */
  method: string;
  path: string;
  /** The only guard, in first place; null where that is not so. */
  guard: GuardDescription | null;
  mistake: keyof typeof MISTAKES | null;
}

const middleware = new Set<unknown>(MIDDLEWARE.map(([, handler]) => handler));

/** Walks the router itself: every route with its guard. Only the app's own middleware, by identity, is not a route. */
export function auditRoutes(app: Pick<App, 'routes'>): AuditedRoute[] {
  const routes = new Map<string, { method: string; path: string; guards: (GuardDescription | null)[] }>();
  for (const { method, path, handler } of app.routes) {
    if (middleware.has(handler)) continue;
    const key = `${method} ${path}`;
    const route = routes.get(key) ?? { method, path, guards: [] };
    route.guards.push(describeGuard(handler));
    routes.set(key, route);
  }
  return [...routes.values()].map(({ method, path, guards }) => {
    const mistake = findMistake(guards);
    return { method, path, guard: mistake ? null : (guards[0] ?? null), mistake };
  });
}

function findMistake([first, ...rest]: (GuardDescription | null)[]): AuditedRoute['mistake'] {
  const more = rest.filter((guard) => guard !== null).length;
  if (first) return more > 0 ? 'several' : null;
  if (more === 0) return 'none';
  return more > 1 ? 'several' : 'late';
}

let published: Pick<App, 'routes'> | null = null;

/** Lets live probes know the router: they are among what it is made of, and cannot import it. */
export function publishRoutes(app: Pick<App, 'routes'>): void {
  published = app;
}

/** The routes of the Worker; none where its app was not loaded. */
export function publishedRoutes(): AuditedRoute[] {
  return published ? auditRoutes(published) : [];
}
