import type { SourceMutation } from './mutation.ts';

const live = ['test/workerd/live-connection.test.ts'];

/** Tickets, and the connections that they open. */
export const LIVE_MUTATIONS: SourceMutation[] = [
  {
    id: 'ticket-used-twice',
    defence: 'A ticket opens one connection',
    file: 'durable-objects/inbox-hub.ts',
    find: 'this.#tickets = left;\n    return { userId: ticket.userId',
    replacement: 'void left;\n    return { userId: ticket.userId',
    tests: live,
  },
  {
    id: 'ticket-for-ever',
    defence: 'A ticket is good for half a minute',
    file: 'durable-objects/policy/tickets.ts',
    find: `const valid = open.filter(({ expiresAt }) => expiresAt > now);
  const ticket`,
    replacement: `const valid = open.filter(() => now > 0);
  const ticket`,
    tests: live,
  },
  {
    id: 'ticket-kept-in-the-clear',
    defence: 'Of a ticket only its hash is kept',
    file: 'durable-objects/inbox-hub.ts',
    find: '{ ...holder, hash, expiresAt:',
    replacement: '{ ...holder, hash, ...{ ticket }, expiresAt:',
    tests: live,
  },
  {
    id: 'ticket-of-any-organisation',
    defence: 'A ticket opens the organisation that gave it',
    file: 'worker/platform/objects.ts',
    find: 'env.INBOX_HUB.getByName(tenantId,',
    replacement: `env.INBOX_HUB.getByName('hub',`,
    tests: live,
  },
  {
    id: 'socket-from-other-origins',
    defence: 'Only our own pages open a live connection',
    file: 'worker/http/guards/socket-ticket.ts',
    find: 'requireOwnOrigin(c.req.raw, c.env);',
    replacement: 'void requireOwnOrigin;',
    tests: live,
  },
  {
    id: 'socket-outlives-its-session',
    defence: 'A live connection ends with its session',
    file: 'durable-objects/inbox-hub.ts',
    find: `if (isOver(holder)) socket.close(TICKET_DUE, 'ended');`,
    replacement: `if (isOver(holder) && tickets.length < 0) socket.close(TICKET_DUE, 'ended');`,
    tests: live,
  },
  {
    id: 'socket-for-ever',
    defence: 'A live connection is renewed after ten minutes at the latest',
    file: 'durable-objects/policy/sockets.ts',
    find: 'return sockets.filter(({ openedAt }) => openedAt + SOCKET_LIFETIME_MS <= now);',
    replacement: 'return sockets.filter(({ openedAt }) => openedAt > now);',
    tests: live,
  },
];
