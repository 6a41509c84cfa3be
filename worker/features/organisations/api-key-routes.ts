import { EDITORS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { createApiKey } from './create-api-key.ts';
import { listApiKeys } from './list-api-keys.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { apiKeyParam, newApiKeySchema } from './schemas.ts';

export const apiKeyRoutes = routes()
  .get('/', session({ roles: EDITORS, limit: 'read' }), async (c) =>
    c.json({ apiKeys: await listApiKeys(c.var.db) }),
  )
  .post(
    '/',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', newApiKeySchema),
    async (c) => c.json(await createApiKey(c.var.db, c.req.valid('json')), 201),
  )
  .delete('/:key', session({ roles: EDITORS, limit: 'write' }), validate('param', apiKeyParam), async (c) => {
    await revokeApiKey(c.var.db, c.req.valid('param').key);
    return c.body(null, 204);
  });
