import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { encodeCursor, type Place } from './schemas.ts';
import type { ConversationView } from './views.ts';

const PAGE = 30;

/** Conversations by their latest message, newest first, and how many wait for a person. */
export async function listConversations(
  db: TenantDb,
  { filter, cursor }: { filter: 'all' | 'waiting' | 'person'; cursor?: Place | undefined },
) {
  const [{ rows }, waiting] = await db.batch((queries) => [
    // One more than a page tells whether there is another.
    queries.execute<{ id: string; active_us: string; conversation: ConversationView }>(sql`
      select id, active_us, conversation from app.list_conversations(
        ${filter}, ${cursor?.activeUs ?? null}::bigint, ${cursor?.id ?? null}::uuid, ${PAGE + 1}::integer)`),
    queries.execute<{ count: number }>(
      sql`select count(*)::integer as count from public.conversations where mode = 'waiting'`,
    ),
  ]);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    conversations: page.map(({ conversation }) => conversation),
    next: last && rows.length > PAGE ? encodeCursor({ activeUs: last.active_us, id: last.id }) : null,
    waiting: waiting.rows[0]?.count ?? 0,
  };
}
