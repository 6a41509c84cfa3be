import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../../domain/errors.ts';
import type { GuardedEnv } from '../../http/context.ts';
import { EDITORS, READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { validate } from '../../http/validate.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';
import { readDeskSettings, replaceDeskSettings } from './desk-settings.ts';
import { readHours } from './read-hours.ts';
import { replaceHours } from './replace-hours.ts';
import { deskSettingsSchema, hoursSchema } from './schemas.ts';

const settingsLimit = bodyLimit({
  maxSize: 64 * 1024,
  onError: () => {
    throw new AppError('too_large');
  },
});

export const hoursRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), async (c) => c.json(await readHours(c.var.db)))
  .put(
    '/',
    session({ roles: EDITORS, limit: 'write' }),
    settingsLimit,
    validate('json', hoursSchema),
    async (c) => {
      const hours = await replaceHours(c.var.db, c.req.valid('json'));
      await tell(c);
      return c.json(hours);
    },
  );

export const deskSettingsRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), async (c) => c.json(await readDeskSettings(c.var.db)))
  .put(
    '/',
    session({ roles: EDITORS, limit: 'write' }),
    settingsLimit,
    validate('json', deskSettingsSchema),
    async (c) => {
      const settings = c.req.valid('json');
      await replaceDeskSettings(c.var.db, settings);
      await tell(c);
      return c.json(settings);
    },
  );

async function tell(c: Context<GuardedEnv>): Promise<void> {
  const { tenantId } = c.var.db;
  if (tenantId) await tellInbox(c.env, tenantId, { type: 'settings' }, c.var.log);
}
