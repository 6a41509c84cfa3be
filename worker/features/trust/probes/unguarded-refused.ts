import { type AuditedRoute, publishedRoutes } from '../../../http/route-audit.ts';
import { askOurselves } from './ask-ourselves.ts';
import type { Probe } from './probe.ts';

/** 503: what a route needs is not configured, so it refuses everybody. */
const REFUSALS = [401, 403, 503];
const NOBODY = '00000000-0000-7000-8000-000000000000';

/**
 * Whether requests without credentials are refused: each minute one route of every guard, another one the next minute,
 * so that all have their turn.
 */
export const unguardedRefused: Probe = {
  name: 'unguarded-refused',
  async run(context) {
    const routes = chooseRoutes(publishedRoutes(), Math.floor(context.now / 60_000));
    if (routes.length === 0) return 'no_route';
    const answers = await Promise.all(
      routes.map(({ method, path }) =>
        askOurselves(context, path.replace(/:\w+/g, NOBODY), {
          method,
          // A route of live connections refuses anything else before it looks at the credential.
          headers: method === 'GET' ? { upgrade: 'websocket' } : {},
        }),
      ),
    );
    return answers.every(({ status }) => REFUSALS.includes(status)) ? null : 'not_refused';
  },
};

/** The `turn`th route of each kind of guard; routes that are open to everybody are left out. */
export function chooseRoutes(routes: readonly AuditedRoute[], turn: number): AuditedRoute[] {
  const closed = routes.filter(({ guard }) => guard?.kind !== 'open');
  const byGuard = Map.groupBy(closed, ({ guard }) => guard?.kind ?? 'none');
  return [...byGuard.values()].flatMap((group) => group[turn % group.length] ?? []);
}
