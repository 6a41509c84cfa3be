import { admitAccount } from '../../http/admit.ts';
import { EDITORS } from '../../http/guards/roles.ts';
import { session, signedIn } from '../../http/guards/session.ts';
import { permitted } from '../../http/permitted.ts';
import { routes } from '../../http/routes.ts';
import { smallBody } from '../../http/small-body.ts';
import { validate } from '../../http/validate.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { declineInvitation } from './decline-invitation.ts';
import { invite } from './invite.ts';
import { listInvitations } from './list-invitations.ts';
import { myInvitations } from './my-invitations.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { invitationParam, inviteSchema } from './schemas.ts';

/** Of one organisation. */
export const invitationRoutes = routes()
  .get('/', session({ roles: EDITORS, limit: 'read' }), async (c) =>
    c.json({ invitations: await listInvitations(c.var.db) }),
  )
  .post(
    '/',
    session({ roles: EDITORS, limit: 'mail' }),
    permitted,
    smallBody,
    validate('json', inviteSchema),
    async (c) => {
      const invitation = c.req.valid('json');
      await admitAccount(c, 'mail', invitation.email);
      return c.json({ id: await invite(c.env, c.var.db, invitation) }, 201);
    },
  )
  .delete(
    '/:invitation',
    session({ roles: EDITORS, limit: 'write' }),
    validate('param', invitationParam),
    async (c) => {
      await revokeInvitation(c.var.db, c.req.valid('param').invitation);
      return c.body(null, 204);
    },
  );

/** Of the signed-in person. */
export const myInvitationRoutes = routes()
  .get('/', signedIn({ limit: 'read' }), async (c) => c.json({ invitations: await myInvitations(c.var.db) }))
  .post(
    '/:invitation/accept',
    signedIn({ limit: 'write' }),
    validate('param', invitationParam),
    async (c) => {
      await acceptInvitation(c.var.db, c.req.valid('param').invitation);
      return c.body(null, 204);
    },
  )
  .delete('/:invitation', signedIn({ limit: 'write' }), validate('param', invitationParam), async (c) => {
    await declineInvitation(c.var.db, c.req.valid('param').invitation);
    return c.body(null, 204);
  });
