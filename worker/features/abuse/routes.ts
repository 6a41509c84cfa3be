import type { Context } from 'hono';
import { AppError } from '../../domain/errors.ts';
import type { GuardedEnv } from '../../http/context.ts';
import { EDITORS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { permitted } from '../../http/permitted.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { tenantGate } from '../../platform/objects.ts';
import type { AbuseGate } from './abuse-gate.ts';
import { block } from './block.ts';
import { liftBlock } from './lift-block.ts';
import { listBlocks } from './list-blocks.ts';
import { blockSchema } from './schemas.ts';

export const blockRoutes = routes()
  .get('/', session({ roles: EDITORS, limit: 'read' }), permitted, async (c) =>
    c.json({ blocks: await listBlocks(c.var.db, gateOf(c), c.var.log) }),
  )
  .post(
    '/',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', blockSchema),
    async (c) => {
      await block({ ...c.var, gate: gateOf(c) }, c.req.valid('json').subject);
      return c.body(null, 204);
    },
  )
  .post(
    '/lift',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', blockSchema),
    async (c) =>
      c.json({ lifted: await liftBlock({ ...c.var, gate: gateOf(c) }, c.req.valid('json').subject) }),
  );

function gateOf(c: Context<GuardedEnv>): AbuseGate {
  const { tenantId } = c.var.db;
  if (tenantId === null) throw new AppError('not_found');
  return tenantGate(c.env, tenantId);
}
