import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { afterGiveBack, type GiveBackOutcome } from '../features/inbox/give-back.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';

const LIMIT = 200;

/** Gives conversations back to the assistant whose person has been quiet for the organisation's quiet time. */
export async function giveBackConversations(env: Env, log: Log): Promise<number> {
  const config = readConfig(env);
  const [quiet] = await openJobDb(config, 'give-back-conversations', null).batch((queries) => [
    queries.execute<{ tenant_id: string; conversation_id: string }>(
      sql`select tenant_id, conversation_id from app.list_quiet_conversations(${LIMIT}::integer)`,
    ),
  ]);
  let givenBack = 0;
  for (const { tenant_id: tenantId, conversation_id: conversationId } of quiet.rows) {
    try {
      const [result] = await openJobDb(config, 'give-back-conversations', tenantId).batch((queries) => [
        queries.execute<{ outcome: GiveBackOutcome }>(
          // The person may have come back since the list was made.
          sql`select app.give_back(${conversationId}, p_quiet_only => true) as outcome`,
        ),
      ]);
      const outcome = result.rows[0]?.outcome;
      if (outcome === 'given_back' || outcome === 'unanswered') givenBack += 1;
      await afterGiveBack({ env, tenantId, log }, conversationId, outcome);
    } catch (error) {
      log.error('conversation.not_given_back', error, { conversationId });
    }
  }
  return givenBack;
}
