import { desc } from 'drizzle-orm';
import { conversations } from '../../../../data/schema/index.ts';
import { conversationObject, inboxHub, parseConversationName } from '../../../../platform/objects.ts';
import type { Check } from '../check.ts';

const MAX_CONVERSATIONS = 50;

/** The organisation's objects bear its own id in their names, and are none of the canary's under the same names. */
export const objectsByOwnName: Check = async ({ env, db, owner, canary }) => {
  const [rows] = await db.batch((queries) => [
    queries
      .select({ id: conversations.id })
      .from(conversations)
      .orderBy(desc(conversations.id))
      .limit(MAX_CONVERSATIONS),
  ]);
  const own = rows.map(({ id }) => {
    const object = conversationObject(env, owner.tenantId, id);
    const { tenantId } = parseConversationName(object.name);
    return tenantId === owner.tenantId && !object.id.equals(conversationObject(env, canary.tenantId, id).id);
  });
  const hub = inboxHub(env, owner.tenantId);
  const isHubOwn = hub.name === owner.tenantId && !hub.id.equals(inboxHub(env, canary.tenantId).id);
  return { tried: own.length + 1, isSafe: isHubOwn && own.every(Boolean) };
};

/** A ticket for the canary's live connection opens none of this organisation; at home it does. */
export const othersOpenLive: Check = async ({ env, owner, canary }) => {
  const { userId, sessionId } = canary;
  const { ticket } = await inboxHub(env, canary.tenantId).issueTicket({ userId, sessionId });
  const here = await inboxHub(env, owner.tenantId).spendTicket(ticket);
  const atHome = await inboxHub(env, canary.tenantId).spendTicket(ticket);
  return { tried: 1, isSafe: here === null && atHome?.userId === userId };
};
