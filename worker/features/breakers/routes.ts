import { EDITORS, READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { permitted } from '../../http/permitted.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { tenantGateOf } from '../../http/tenant-gate-of.ts';
import { validate } from '../../http/validate.ts';
import { askGate } from '../../platform/ask-gate.ts';
import { resetBreaker } from './reset-breaker.ts';
import { breakerSchema } from './schemas.ts';

export const breakerRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), permitted, async (c) =>
    c.json({ breakers: await askGate(tenantGateOf(c).breakers(), c.var.log) }),
  )
  .post(
    '/reset',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', breakerSchema),
    permitted,
    async (c) => {
      const { db, log } = c.var;
      return c.json({ reset: await resetBreaker(db, tenantGateOf(c), c.req.valid('json').key, log) });
    },
  );
