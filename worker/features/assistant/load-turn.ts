import { sql } from 'drizzle-orm/sql';
import * as z from 'zod';
import type { TenantDb } from '../../data/tenant-db.ts';

const schema = z.object({
  tenant: z.object({ name: z.string(), language: z.enum(['es', 'pt', 'en']), timeZone: z.string() }),
  mode: z.enum(['assistant', 'waiting', 'person']),
  turn: z.number().int(),
  optedOut: z.boolean(),
  windowOpen: z.boolean(),
  address: z
    .object({ kind: z.enum(['wa_id', 'wa_user_id', 'messenger_id', 'instagram_id']), value: z.string() })
    .nullable(),
  channel: z.object({
    id: z.uuid(),
    provider: z.enum(['whatsapp', 'messenger', 'instagram']),
    externalId: z.string(),
    state: z.enum(['active', 'paused']),
    sealedToken: z.string(),
  }),
  unanswered: z.array(
    z.object({
      id: z.uuid(),
      providerMessageId: z.string(),
      contentType: z.string(),
      body: z.string().nullable(),
      intent: z.enum(['stop', 'start']).nullable(),
    }),
  ),
  openSends: z.array(
    z.object({
      outboxId: z.uuid(),
      state: z.enum(['queued', 'attempted']),
      attempts: z.number().int(),
      body: z.string(),
      attemptedMsAgo: z.number().nullable(),
      dueInMs: z.number().nullable(),
    }),
  ),
  passages: z.array(
    z.object({
      id: z.uuid(),
      documentTitle: z.string(),
      headings: z.array(z.string()),
      text: z.string(),
      coverage: z.number(),
    }),
  ),
});

export type Turn = z.infer<typeof schema>;
export type OpenSend = Turn['openSends'][number];

/** Everything a turn needs, in one round trip; null where the conversation is gone. */
export async function loadTurn(db: TenantDb, conversationId: string): Promise<Turn | null> {
  const [result] = await db.batch((queries) => [
    queries.execute<{ turn: unknown }>(sql`select app.load_turn(${conversationId}) as turn`),
  ]);
  return schema.nullable().parse(result.rows[0]?.turn ?? null);
}
