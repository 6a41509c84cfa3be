import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../../domain/errors.ts';
import type { GuardedEnv } from '../../http/context.ts';
import { DESK, READERS } from '../../http/guards/roles.ts';
import { session } from '../../http/guards/session.ts';
import { routes } from '../../http/routes.ts';
import { validate } from '../../http/validate.ts';
import { giveBack } from './give-back.ts';
import type { DeskPorts } from './hurry-conversation.ts';
import { listConversations } from './list-conversations.ts';
import { readConversation } from './read-conversation.ts';
import { reply } from './reply.ts';
import { resend } from './resend.ts';
import { conversationParam, listQuery, replySchema, sendParam, threadQuery } from './schemas.ts';
import { takeOver } from './take-over.ts';

/** Room for 4,096 characters, each of them escaped. */
const replyLimit = bodyLimit({
  maxSize: 64 * 1024,
  onError: () => {
    throw new AppError('too_large');
  },
});

export const inboxRoutes = routes()
  .get('/', session({ roles: READERS, limit: 'read' }), validate('query', listQuery), async (c) =>
    c.json(await listConversations(c.var.db, c.req.valid('query'))),
  )
  .get(
    '/:conversation',
    session({ roles: READERS, limit: 'read' }),
    validate('param', conversationParam),
    validate('query', threadQuery),
    async (c) =>
      c.json(
        await readConversation(c.var.db, c.req.valid('param').conversation, c.req.valid('query').cursor),
      ),
  )
  .post(
    '/:conversation/messages',
    session({ roles: DESK, limit: 'write' }),
    replyLimit,
    validate('param', conversationParam),
    validate('json', replySchema),
    async (c) => {
      const { conversation: conversationId } = c.req.valid('param');
      const message = await reply(portsOf(c), c.var.db, { conversationId, ...c.req.valid('json') });
      return c.json({ message }, 202);
    },
  )
  .post(
    '/:conversation/take-over',
    session({ roles: DESK, limit: 'write' }),
    validate('param', conversationParam),
    async (c) =>
      c.json({ conversation: await takeOver(portsOf(c), c.var.db, c.req.valid('param').conversation) }),
  )
  .post(
    '/:conversation/give-back',
    session({ roles: DESK, limit: 'write' }),
    validate('param', conversationParam),
    async (c) =>
      c.json({ conversation: await giveBack(portsOf(c), c.var.db, c.req.valid('param').conversation) }),
  )
  .post(
    '/:conversation/sends/:send/resend',
    session({ roles: DESK, limit: 'write' }),
    validate('param', sendParam),
    async (c) => {
      const { conversation: conversationId, send: sendId } = c.req.valid('param');
      return c.json({ message: await resend(portsOf(c), c.var.db, { conversationId, sendId }) }, 202);
    },
  );

function portsOf(c: Context<GuardedEnv>): DeskPorts {
  const { tenantId } = c.var.db;
  if (tenantId === null) throw new AppError('not_found');
  return { env: c.env, tenantId, log: c.var.log };
}
