import { boolean, integer, pgTable, primaryKey, real, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, moment } from './column-types.ts';

/** Values as worker/guard/inspect.ts gives them; what is allowed leaves no row. */
const verdict = () => text({ enum: ['suspicious', 'block'] }).notNull();

export const guardEvents = pgTable(
  'guard_events',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    at: moment('at').notNull().defaultNow(),
    kind: text({ enum: ['message', 'passage'] }).notNull(),
    contactId: uuid('contact_id'),
    conversationId: uuid('conversation_id'),
    messageId: uuid('message_id'),
    documentId: uuid('document_id'),
    position: integer(),
    verdict: verdict(),
    score: real().notNull(),
    reasons: text().array().notNull().default([]),
    excerpt: text().notNull(),
    textDigest: bytea('text_digest').notNull(),
    feedback: text({ enum: ['fine', 'attack'] }),
    feedbackBy: uuid('feedback_by'),
    feedbackAt: moment('feedback_at'),
    consent: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const passageFindings = pgTable(
  'passage_findings',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    documentId: uuid('document_id').notNull(),
    origin: text({
      enum: ['text', 'title', 'hidden', 'comment', 'alternative', 'metadata', 'formula'],
    }).notNull(),
    position: integer(),
    headings: text().array().notNull().default([]),
    body: text(),
    verdict: verdict(),
    score: real().notNull(),
    reasons: text().array().notNull().default([]),
    excerpt: text().notNull(),
    textDigest: bytea('text_digest').notNull(),
    decision: text({ enum: ['use', 'leave_out'] }),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
