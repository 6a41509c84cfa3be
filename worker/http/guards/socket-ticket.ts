import * as z from 'zod';
import { AppError } from '../../domain/errors.ts';
import { inboxHub } from '../../platform/objects.ts';
import { admitNetwork } from '../admit.ts';
import type { SocketEnv } from '../context.ts';
import { requireOwnOrigin } from '../same-origin.ts';
import { defineGuard } from './guard.ts';

const uuid = z.uuid();
/** What a live connection speaks; the ticket stands beside it in the offer and never in the answer. */
export const LIVE_PROTOCOL = 'portero.live.v1';
const OFFER = /^portero\.live\.v1, ?([A-Za-z0-9_-]{43})$/;

/**
 * A ticket for a WebSocket of the path's `:tenant`, offered as its second subprotocol: a browser can send no header of
 * ours there. It is spent here. Only from our own pages: WebSockets know no CORS.
 */
export function socketTicket() {
  return defineGuard<SocketEnv, string>(
    { kind: 'socket-ticket', detail: 'single use, own origin', limit: 'socket' },
    async (c, next) => {
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') throw new AppError('bad_request');
      requireOwnOrigin(c.req.raw, c.env);
      const [, ticket] = OFFER.exec(c.req.header('sec-websocket-protocol') ?? '') ?? [];
      if (!ticket) throw new AppError('unauthenticated');
      const tenant = uuid.safeParse(c.req.param('tenant'));
      if (!tenant.success) throw new AppError('not_found');
      const tenantId = tenant.data.toLowerCase();
      await admitNetwork(c, 'socket');
      const holder = await inboxHub(c.env, tenantId).spendTicket(ticket);
      if (!holder) throw new AppError('unauthenticated');
      c.set('tenantId', tenantId);
      c.set('actor', { kind: 'user', ...holder });
      await next();
    },
  );
}
