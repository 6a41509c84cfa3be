import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { type DeskPorts, hurryConversation } from './hurry-conversation.ts';
import { describeConversation } from './read-conversation.ts';
import type { ConversationView } from './views.ts';

/**
 * The caller is in charge, and the assistant silent: what it has not sent yet stays unsent.
 * @throws AppError not_found
 */
export async function takeOver(
  ports: DeskPorts,
  db: TenantDb,
  conversationId: string,
): Promise<ConversationView> {
  const [, described] = await db.batch((queries) => [
    queries.execute(sql`select app.take_over(${conversationId})`),
    queries.execute<{ conversation: ConversationView }>(describeConversation(conversationId)),
  ]);
  const [found] = described.rows;
  if (!found) throw new AppError('not_found');
  await hurryConversation(ports, conversationId);
  return found.conversation;
}
