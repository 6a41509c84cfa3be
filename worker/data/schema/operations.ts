import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { BILLING_PROVIDERS } from '../../domain/billing-event.ts';
import { moment } from './column-types.ts';

export const webhookEvents = pgTable('webhook_events', {
  id: uuid().primaryKey(),
  provider: text({ enum: ['meta', ...BILLING_PROVIDERS] })
    .notNull()
    .default('meta'),
  signedId: text('signed_id'),
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

export const billingEvents = pgTable(
  'billing_events',
  {
    provider: text({ enum: BILLING_PROVIDERS }).notNull(),
    eventId: text('event_id').notNull(),
    resourceId: text('resource_id').notNull(),
    type: text().notNull(),
    occurredAt: moment('occurred_at'),
    receivedAt: moment('received_at').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    processedAt: moment('processed_at'),
  },
  (table) => [primaryKey({ columns: [table.provider, table.eventId, table.resourceId] })],
);

export const abuseSteps = pgTable('abuse_steps', {
  id: uuid().primaryKey(),
  subject: text().notNull(),
  userId: uuid('user_id'),
  step: text({ enum: ['warned', 'cooled_down', 'blocked', 'lifted', 'made_permanent'] }).notNull(),
  cause: text(),
  at: moment('at').notNull(),
  until: moment('until'),
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
