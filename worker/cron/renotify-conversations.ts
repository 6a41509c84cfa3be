import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { conversationObject } from '../platform/objects.ts';

const LIMIT = 500;

/** Wakes conversations with messages unanswered or sends without an end, in case their object missed its call. */
export async function renotifyConversations(env: Env, log: Log): Promise<number> {
  const [due] = await openJobDb(readConfig(env), 'renotify-conversations', null).batch((queries) => [
    queries.execute<{ tenant_id: string; conversation_id: string }>(
      sql`select tenant_id, conversation_id from app.list_due_conversations(${LIMIT}::integer)`,
    ),
  ]);
  const woken = await Promise.allSettled(
    due.rows.map((row) => conversationObject(env, row.tenant_id, row.conversation_id).wake()),
  );
  const failed = woken.filter((result) => result.status === 'rejected').length;
  if (failed > 0) log.warn('conversation.not_woken', { failed });
  return woken.length - failed;
}
