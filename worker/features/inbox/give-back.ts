import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { type DeskPorts, hurryConversation } from './hurry-conversation.ts';
import { describeConversation } from './read-conversation.ts';
import { tellInbox } from './tell-inbox.ts';
import type { ConversationView } from './views.ts';

export type GiveBackOutcome = 'given_back' | 'unanswered' | 'unchanged' | 'not_found';

/**
 * The assistant is in charge again. It answers what came after the person's last reply.
 * @throws AppError not_found
 */
export async function giveBack(
  ports: DeskPorts,
  db: TenantDb,
  conversationId: string,
): Promise<ConversationView> {
  const [given, described] = await db.batch((queries) => [
    queries.execute<{ outcome: GiveBackOutcome }>(sql`select app.give_back(${conversationId}) as outcome`),
    queries.execute<{ conversation: ConversationView }>(describeConversation(conversationId)),
  ]);
  const [found] = described.rows;
  if (!found) throw new AppError('not_found');
  await afterGiveBack(ports, conversationId, given.rows[0]?.outcome);
  return found.conversation;
}

/** Wakes the assistant only where somebody waits for its answer. */
export async function afterGiveBack(
  ports: DeskPorts,
  conversationId: string,
  outcome: GiveBackOutcome | undefined,
): Promise<void> {
  if (outcome === 'unanswered') await hurryConversation(ports, conversationId);
  if (outcome === 'given_back') {
    await tellInbox(ports.env, ports.tenantId, { type: 'conversation', id: conversationId }, ports.log);
  }
}
