import type { Context } from 'hono';
import { AppError } from '../../domain/errors.ts';
import type { GuardedEnv } from '../../http/context.ts';
import { EDITORS, READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { permitted } from '../../http/permitted.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { askGate } from '../../platform/ask-gate.ts';
import { tenantGate } from '../../platform/objects.ts';
import { type BreakerGate, resetBreaker } from './reset-breaker.ts';
import { breakerSchema } from './schemas.ts';

export const breakerRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), permitted, async (c) =>
    c.json({ breakers: await askGate(gateOf(c).breakers(), c.var.log) }),
  )
  .post(
    '/reset',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', breakerSchema),
    permitted,
    async (c) => {
      const { db, log } = c.var;
      return c.json({ reset: await resetBreaker(db, gateOf(c), c.req.valid('json').key, log) });
    },
  );

function gateOf(c: Context<GuardedEnv>): BreakerGate {
  const { tenantId } = c.var.db;
  if (tenantId === null) throw new AppError('not_found');
  return tenantGate(c.env, tenantId);
}
