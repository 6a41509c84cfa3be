import { app } from '../../worker/app.ts';
import { auditRoutes } from '../../worker/http/route-audit.ts';

/** `npm run audit:routes -- [--json]`: every route of the router with its guard; exit 1 if one has none. */
const routes = auditRoutes(app);
const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const unguarded = routes.filter(({ guard }) => guard === null).map(name);
const open = routes.flatMap((route) =>
  route.guard?.kind === 'open' ? [{ route: name(route), reason: route.guard.detail }] : [],
);

if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({ routes: routes.length, guarded: routes.length - unguarded.length, open, unguarded }),
  );
} else {
  for (const route of routes) {
    const guard = route.guard ? `${route.guard.kind} (${route.guard.detail})` : 'NO GUARD';
    console.log(`${name(route).padEnd(60)} ${guard}`);
  }
  if (unguarded.length > 0) {
    console.error(
      `\nWithout a guard: ${unguarded.join(', ')}\nPut one of worker/http/guards first after the path.`,
    );
  }
}
process.exitCode = unguarded.length > 0 ? 1 : 0;
