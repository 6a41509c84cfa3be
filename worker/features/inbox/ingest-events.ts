import { sql } from 'drizzle-orm/sql';
import * as z from 'zod';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { InboundEvent, Provider } from '../../domain/inbound-event.ts';
import { classifyGraphError, minimumRetryDelayMs } from '../../providers/meta/error-class.ts';
import { subjectWords } from '../../providers/models/expected-answer.ts';
import { optOutIntent } from '../assistant/opt-out.ts';

const uuid = z.uuid();

/** A conversation with something to do: messages that arrived, or none where a send wants a look. */
export interface Wake {
  conversationId: string;
  messageIds: string[];
}

export interface Ingested {
  wakes: Wake[];
  /** Conversations that look different now, those of `wakes` among them. */
  touched: string[];
}

/** Stores one channel's events in one transaction; each takes effect once, a redelivered one still wakes. */
export async function ingestEvents(
  db: TenantDb,
  input: { channelId: string; provider: Provider; receivedAt: number; events: InboundEvent[] },
): Promise<Ingested> {
  const events = input.events.map(decide);
  const [result] = await db.batch((queries) => [
    queries.execute<{ conversation_id: string; message_ids: string[]; is_due: boolean }>(sql`
      select conversation_id, message_ids, is_due from app.ingest(
        ${input.channelId}, ${input.provider}, ${new Date(input.receivedAt).toISOString()}::timestamptz,
        ${JSON.stringify(events)}::jsonb)`),
  ]);
  return {
    wakes: result.rows
      .filter((row) => row.is_due)
      .map((row) => ({ conversationId: row.conversation_id, messageIds: row.message_ids })),
    touched: result.rows.map((row) => row.conversation_id),
  };
}

/** Adds to an event what is decided by rule, outside the database: opt-out and search words, classes of errors. */
function decide(event: InboundEvent) {
  if (event.type === 'message' || event.type === 'edit') {
    const { text } = event;
    if (text === null) return event;
    const isWritten = event.type === 'message' && event.contentType === 'text';
    return {
      ...event,
      searchHints: subjectWords(text).join(' '),
      intent: isWritten ? optOutIntent(text) : null,
    };
  }
  if (event.type === 'status') {
    return {
      ...event,
      // The field is ours, but what comes back in it is whatever the sender of the webhook wrote.
      outboxId: uuid.safeParse(event.outboxId).data ?? null,
      errorClass: classifyGraphError(event.errorCode),
      retryDelayMs: Math.max(minimumRetryDelayMs(event.errorCode), 6_000),
    };
  }
  return event;
}
