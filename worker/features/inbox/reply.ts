import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { type DeskPorts, hurryConversation } from './hurry-conversation.ts';
import { describeMessage } from './read-conversation.ts';
import { throwSendRefusal } from './send-refusal.ts';
import type { MessageView } from './views.ts';

/**
 * Queues a person's reply, once for each `id`, and puts them in charge. The conversation's object sends it.
 * @throws AppError not_found; conflict with opted_out, window_closed or id_taken
 */
export async function reply(
  ports: DeskPorts,
  db: TenantDb,
  { conversationId, id, text }: { conversationId: string; id: string; text: string },
): Promise<MessageView> {
  const [queued, described] = await db
    .batch((queries) => [
      queries.execute<{ outcome: string }>(
        sql`select app.queue_person_reply(${conversationId}, ${id}, ${text}) as outcome`,
      ),
      queries.execute<{ message: MessageView }>(describeMessage(id)),
    ])
    .catch(throwSendRefusal);
  const outcome = queued.rows[0]?.outcome;
  if (outcome === 'id_taken') throw new AppError('conflict', 'id_taken');
  const [found] = described.rows;
  if (outcome === 'not_found' || !found) throw new AppError('not_found');
  await hurryConversation(ports, conversationId);
  return found.message;
}
