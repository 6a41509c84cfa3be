import { sql } from 'drizzle-orm/sql';
import { violatedConstraint } from '../../data/database-error.ts';
import type { Reply } from './compose-reply.ts';
import type { Turn } from './load-turn.ts';
import type { SendPorts } from './send-reply.ts';

/**
 * Writes the reply, its outbox row and what it answers, in one transaction.
 * @returns false where it must not go out: a person took over, or the database refused past opt-out or window
 * @throws Error when another commit was faster: load the turn again
 */
export async function commitReply(
  { db, conversationId, memory, log }: Pick<SendPorts, 'db' | 'memory' | 'log'> & { conversationId: string },
  { turn }: Pick<Turn, 'turn'>,
  reply: Reply,
  outboxId: string,
): Promise<boolean> {
  try {
    const [result] = await db.batch((queries) => [
      queries.execute<{ outcome: string }>(sql`
        select app.commit_turn(
          ${conversationId}, ${turn + 1}::integer, ${outboxId}, ${reply.kind}, ${reply.body},
          ${JSON.stringify(reply.citations)}::jsonb, ${sql.param(reply.answered)}::uuid[], ${reply.waitingReason}
        ) as outcome`),
    ]);
    const outcome = result.rows[0]?.outcome;
    if (outcome === 'stale') throw new Error('another commit was faster');
    return outcome === 'committed';
  } catch (error) {
    const constraint = violatedConstraint(error);
    // The id was spent on an earlier turn: the next look takes a new one.
    if (constraint?.endsWith('_pkey')) memory.flight = null;
    if (!constraint?.startsWith('outbox_') || constraint.endsWith('_pkey')) throw error;
    log.warn('send.refused_by_database', { constraint });
    return false;
  }
}
