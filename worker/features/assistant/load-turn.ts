import { sql } from 'drizzle-orm/sql';
import * as z from 'zod';
import type { Ceilings } from '../../../durable-objects/admission.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { WAITING_REASONS } from '../../domain/conversation.ts';
import { ceilingsQuery, readCeilings } from '../usage/read-ceilings.ts';

const time = z.string().regex(/^\d\d:\d\d$/);
const schema = z.object({
  tenant: z.object({ name: z.string(), language: z.enum(['es', 'pt', 'en']), timeZone: z.string() }),
  hours: z.object({
    weekly: z.array(z.object({ weekday: z.number().int().min(1).max(7), opens: time, closes: time })),
    specialDays: z.array(
      z.object({ day: z.iso.date(), name: z.string(), opens: time.nullable(), closes: time.nullable() }),
    ),
  }),
  handoverPhrases: z.array(z.string()),
  mode: z.enum(['assistant', 'waiting', 'person']),
  waitingReason: z.enum(WAITING_REASONS).nullable(),
  saidBefore: z.array(
    z.object({ author: z.enum(['customer', 'assistant', 'person', 'system']), body: z.string() }),
  ),
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
      kind: z.enum(['reply', 'opt_out_confirmation', 'person_reply']),
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
      documentId: z.uuid(),
      documentTitle: z.string(),
      source: z.enum(['file', 'page', 'faq']),
      headings: z.array(z.string()),
      text: z.string(),
      coverage: z.number(),
    }),
  ),
});

/** What the search functions return, best first. */
export const passagesSchema = schema.shape.passages;

export interface Turn extends z.infer<typeof schema> {
  contactId: string;
  /** Where the organisation's money ends. */
  ceilings: Ceilings;
}
export type OpenSend = Turn['openSends'][number];

/** Everything a turn needs, in one round trip; null where the conversation is gone. */
export async function loadTurn(db: TenantDb, conversationId: string): Promise<Turn | null> {
  const [result, budgets] = await db.batch((queries) => [
    queries.execute<{ turn: unknown; contact_id: string }>(sql`
      select app.load_turn(v.id) as turn, v.contact_id from public.conversations v
      where v.tenant_id = ${db.tenantId} and v.id = ${conversationId}`),
    ceilingsQuery(queries),
  ]);
  const [row] = result.rows;
  if (!row?.turn) return null;
  return { ...schema.parse(row.turn), contactId: row.contact_id, ceilings: readCeilings(budgets[0]) };
}
