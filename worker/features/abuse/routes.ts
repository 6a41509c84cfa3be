import { EDITORS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { permitted } from '../../http/permitted.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { tenantGateOf } from '../../http/tenant-gate-of.ts';
import { validate } from '../../http/validate.ts';
import { block } from './block.ts';
import { liftBlock } from './lift-block.ts';
import { listBlocks } from './list-blocks.ts';
import { blockSchema } from './schemas.ts';

export const blockRoutes = routes()
  .get('/', session({ roles: EDITORS, limit: 'read' }), permitted, async (c) =>
    c.json({ blocks: await listBlocks(c.var.db, tenantGateOf(c), c.var.log) }),
  )
  .post(
    '/',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', blockSchema),
    async (c) => {
      await block({ ...c.var, gate: tenantGateOf(c) }, c.req.valid('json').subject);
      return c.body(null, 204);
    },
  )
  .post(
    '/lift',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', blockSchema),
    async (c) =>
      c.json({ lifted: await liftBlock({ ...c.var, gate: tenantGateOf(c) }, c.req.valid('json').subject) }),
  );
