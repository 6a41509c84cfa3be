import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { ConversationView, MessageView } from './views.ts';

const PAGE = 50;

/**
 * A conversation with its newest messages, or the newest of those before the message `cursor`; oldest first. `next`
 * leads to older ones.
 * @throws AppError not_found, for another tenant's too
 */
export async function readConversation(db: TenantDb, conversationId: string, cursor: string | undefined) {
  const [conversations, { rows }] = await db.batch((queries) => [
    queries.execute<{ conversation: ConversationView }>(describeConversation(conversationId)),
    queries.execute<{ id: string; message: MessageView }>(sql`
      select id, message from app.list_messages(
        ${conversationId}, ${cursor ?? null}::uuid, ${PAGE + 1}::integer)`),
  ]);
  const [found] = conversations.rows;
  if (!found) throw new AppError('not_found');
  const page = rows.slice(-PAGE);
  return {
    conversation: found.conversation,
    messages: page.map(({ message }) => message),
    next: rows.length > PAGE ? (page[0]?.id ?? null) : null,
  };
}

/** One row with a `conversation`, or none. */
export function describeConversation(conversationId: string) {
  return sql`select conversation from app.describe_conversations(array[${conversationId}::uuid])`;
}

/** One row with a `message`, or none. */
export function describeMessage(messageId: string) {
  return sql`select message from app.describe_messages(array[${messageId}::uuid])`;
}
