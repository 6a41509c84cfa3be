import { AppError } from '../../domain/errors.ts';
import { READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { LIVE_PROTOCOL, socketTicket } from '../../http/guards/socket-ticket.ts';
import { permitted } from '../../http/permitted.ts';
import { routes } from '../../http/routes.ts';
import { inboxHub } from '../../platform/objects.ts';

export const liveRoutes = routes()
  .post('/tickets', session({ roles: READERS, limit: 'write' }), permitted, async (c) => {
    const { db, actor } = c.var;
    if (db.tenantId === null || actor.kind !== 'user') throw new AppError('not_found');
    const { userId, sessionId } = actor;
    return c.json(await inboxHub(c.env, db.tenantId).issueTicket({ userId, sessionId }), 201);
  })
  .get('/', socketTicket(), async (c) => {
    const { tenantId, actor } = c.var;
    if (actor.kind !== 'user') throw new AppError('unauthenticated');
    const { userId, sessionId } = actor;
    const { webSocket } = await inboxHub(c.env, tenantId).fetch(
      `https://hub.invalid/${userId}/${sessionId}`,
      {
        headers: { upgrade: 'websocket' },
      },
    );
    // Never the ticket: a browser takes the connection for refused if the answer names what it did not offer.
    return new Response(null, {
      status: 101,
      webSocket,
      headers: { 'sec-websocket-protocol': LIVE_PROTOCOL },
    });
  });
