import { apiKey } from '../../http/guards/api-key.ts';
import { EDITORS, READERS } from '../../http/guards/roles.ts';
import { session, signedIn } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { changeRole } from './change-role.ts';
import { closeLive } from './close-live.ts';
import { createOrganisation } from './create-organisation.ts';
import { leave } from './leave.ts';
import { listMembers } from './list-members.ts';
import { readOrganisation } from './read-organisation.ts';
import { removeMember } from './remove-member.ts';
import { rename } from './rename.ts';
import { requireSecondFactor } from './require-second-factor.ts';
import {
  newOrganisationSchema,
  renameSchema,
  roleSchema,
  secondFactorSchema,
  transferSchema,
  userParam,
} from './schemas.ts';
import { transferOwnership } from './transfer-ownership.ts';

export const organisationRoutes = routes()
  .post('/', signedIn({ limit: 'write' }), smallBody, validate('json', newOrganisationSchema), async (c) =>
    c.json({ organisation: await createOrganisation(c.var.db, c.req.valid('json')) }, 201),
  )
  .get('/:tenant', session({ roles: READERS, limit: 'read' }), async (c) =>
    c.json({ organisation: await readOrganisation(c.var.db) }),
  )
  .patch(
    '/:tenant',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('json', renameSchema),
    async (c) => {
      await rename(c.var.db, c.req.valid('json'));
      return c.body(null, 204);
    },
  )
  .put(
    '/:tenant/second-factor',
    session({ roles: ['owner'], aal: 2, limit: 'write' }),
    smallBody,
    validate('json', secondFactorSchema),
    async (c) => {
      await requireSecondFactor(c.var.db, c.req.valid('json').isRequired);
      return c.body(null, 204);
    },
  )
  .get('/:tenant/members', session({ roles: READERS, limit: 'read' }), async (c) =>
    c.json({ members: await listMembers(c.var.db) }),
  )
  .patch(
    '/:tenant/members/:user',
    session({ roles: EDITORS, limit: 'write' }),
    smallBody,
    validate('param', userParam),
    validate('json', roleSchema),
    async (c) => {
      await changeRole(c.var.db, c.req.valid('param').user, c.req.valid('json').role);
      return c.body(null, 204);
    },
  )
  .delete(
    '/:tenant/members/:user',
    session({ roles: EDITORS, limit: 'write' }),
    validate('param', userParam),
    async (c) => {
      const { user } = c.req.valid('param');
      await removeMember(c.var.db, user);
      if (c.var.db.tenantId) await closeLive(c.env, c.var.db.tenantId, user, c.var.log);
      return c.body(null, 204);
    },
  )
  .post('/:tenant/leave', session({ roles: READERS, limit: 'write' }), async (c) => {
    const { actor, db, log } = c.var;
    await leave(db);
    if (db.tenantId && actor.kind === 'user') await closeLive(c.env, db.tenantId, actor.userId, log);
    return c.body(null, 204);
  })
  .post(
    '/:tenant/transfer',
    session({ roles: ['owner'], limit: 'write' }),
    smallBody,
    validate('json', transferSchema),
    async (c) => {
      await transferOwnership(c.var.db, c.req.valid('json').userId);
      return c.body(null, 204);
    },
  );

/** For programs of the organisation, by its keys. */
export const apiRoutes = routes().get('/organisation', apiKey({ scope: 'read', limit: 'read' }), async (c) =>
  c.json({ organisation: await readOrganisation(c.var.db) }),
);
