import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { type DeskPorts, hurryConversation } from './hurry-conversation.ts';
import { describeMessage } from './read-conversation.ts';
import { throwSendRefusal } from './send-refusal.ts';
import type { MessageView } from './views.ts';

/**
 * Sends again what failed, or of which nobody knows whether it arrived: a person's decision, never the code's.
 * @throws AppError not_found; conflict with not_resendable, opted_out or window_closed
 */
export async function resend(
  ports: DeskPorts,
  db: TenantDb,
  { conversationId, sendId }: { conversationId: string; sendId: string },
): Promise<MessageView> {
  const [queued, described] = await db
    .batch((queries) => [
      queries.execute<{ outcome: string }>(sql`select app.resend(${conversationId}, ${sendId}) as outcome`),
      queries.execute<{ message: MessageView }>(describeMessage(sendId)),
    ])
    .catch(throwSendRefusal);
  const outcome = queued.rows[0]?.outcome;
  if (outcome === 'not_resendable') throw new AppError('conflict', 'not_resendable');
  const [found] = described.rows;
  if (outcome === 'not_found' || !found) throw new AppError('not_found');
  await hurryConversation(ports, conversationId);
  return found.message;
}
