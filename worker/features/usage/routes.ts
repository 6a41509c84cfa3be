import { apiKey } from '../../http/guards/api-key.ts';
import { READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { readBudget } from './read-budget.ts';
import { readUsage } from './read-usage.ts';
import { budgetSchema, usageQuery } from './schemas.ts';
import { setBudget } from './set-budget.ts';

export const usageRoutes = routes().get(
  '/',
  session({ roles: READERS, limit: 'read' }),
  validate('query', usageQuery),
  async (c) => c.json(await readUsage(c.var.db, c.req.valid('query').days)),
);

export const budgetRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), async (c) => c.json(await readBudget(c.var.db)))
  .put(
    '/',
    session({ roles: ['owner'], limit: 'write' }),
    smallBody,
    validate('json', budgetSchema),
    async (c) => c.json(await setBudget(c.var.db, c.req.valid('json'))),
  );

/** For programs of the organisation, by its keys. */
export const apiUsageRoutes = routes().get(
  '/',
  apiKey({ scope: 'read', limit: 'read' }),
  validate('query', usageQuery),
  async (c) => c.json(await readUsage(c.var.db, c.req.valid('query').days)),
);
