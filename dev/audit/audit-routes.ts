import { app } from '../../worker/app.ts';
import { auditRoutes, MISTAKES } from '../../worker/http/route-audit.ts';

/** `npm run audit:routes -- [--json]`: every route of the router with its guard; exit 1 if one has none. */
const routes = auditRoutes(app).map(({ method, path, ...audited }) => ({
  route: `${method} ${path}`,
  ...audited,
}));
const open = routes.flatMap(({ route, guard }) =>
  guard?.kind === 'open' ? [{ route, reason: guard.detail }] : [],
);
const unguarded = routes.flatMap(({ route, mistake }) =>
  mistake ? [{ route, mistake: MISTAKES[mistake] }] : [],
);

if (process.argv.includes('--json')) {
  const guarded = routes.length - unguarded.length;
  console.log(JSON.stringify({ routes: routes.length, guarded, open, unguarded }));
} else {
  for (const { route, guard } of routes)
    console.log(
      `${route.padEnd(60)} ${guard ? `${guard.kind} (${guard.detail}) limit ${guard.limit}` : 'NOT GUARDED'}`,
    );
  for (const { route, mistake } of unguarded) console.error(`${route}: ${mistake}`);
}
process.exitCode = unguarded.length > 0 ? 1 : 0;
