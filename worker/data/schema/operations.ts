import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './column-types.ts';

export const webhookEvents = pgTable('webhook_events', {
  id: uuid().primaryKey(),
  objectKey: text('object_key').notNull(),
  byteOffset: integer('byte_offset').notNull(),
  byteLength: integer('byte_length').notNull(),
  receivedAt: moment('received_at').notNull(),
  unknownChannels: integer('unknown_channels').notNull().default(0),
  state: text({ enum: ['stored', 'dead'] }).notNull(),
  reason: text(),
  replayedAt: moment('replayed_at'),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const auditLog = pgTable(
  'audit_log',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    at: moment('at').notNull().defaultNow(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id'),
    action: text().notNull(),
    subject: text(),
    details: jsonb().notNull().default({}),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
