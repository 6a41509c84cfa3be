import { boolean, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { WAITING_REASONS } from '../../domain/conversation.ts';
import type { Media } from '../../domain/inbound-event.ts';
import { moment } from './column-types.ts';

const tenantId = () => uuid('tenant_id').notNull();

export const channels = pgTable(
  'channels',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    provider: text({ enum: ['whatsapp', 'messenger', 'instagram'] }).notNull(),
    externalId: text('external_id').notNull(),
    displayName: text('display_name').notNull(),
    sealedToken: text('sealed_token').notNull(),
    state: text({ enum: ['active', 'paused'] })
      .notNull()
      .default('active'),
    pausedCode: integer('paused_code'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const channelRoutes = pgTable(
  'channel_routes',
  {
    provider: text().notNull(),
    externalId: text('external_id').notNull(),
    tenantId: tenantId(),
    channelId: uuid('channel_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.externalId] })],
);

export const contacts = pgTable(
  'contacts',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    displayName: text('display_name'),
    optedOutAt: moment('opted_out_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const contactIdentifiers = pgTable(
  'contact_identifiers',
  {
    tenantId: tenantId(),
    provider: text().notNull(),
    kind: text({ enum: ['wa_id', 'wa_user_id', 'messenger_id', 'instagram_id'] }).notNull(),
    value: text().notNull(),
    contactId: uuid('contact_id').notNull(),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.provider, table.kind, table.value] })],
);

export const conversations = pgTable(
  'conversations',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    channelId: uuid('channel_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    mode: text({ enum: ['assistant', 'waiting', 'person'] })
      .notNull()
      .default('assistant'),
    waitingReason: text('waiting_reason', { enum: WAITING_REASONS }),
    waitingSince: moment('waiting_since'),
    turn: integer().notNull().default(0),
    createdAt: moment('created_at').notNull().defaultNow(),
    personId: uuid('person_id'),
    personActiveAt: moment('person_active_at'),
    notifiedAt: moment('notified_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const messages = pgTable(
  'messages',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    conversationId: uuid('conversation_id').notNull(),
    channelId: uuid('channel_id').notNull(),
    direction: text({ enum: ['in', 'out'] }).notNull(),
    author: text({ enum: ['customer', 'assistant', 'person', 'system'] }).notNull(),
    contentType: text('content_type').notNull(),
    body: text(),
    media: jsonb().$type<Media>(),
    citations: jsonb().notNull().default([]),
    providerMessageId: text('provider_message_id'),
    replyToProviderId: text('reply_to_provider_id'),
    searchHints: text('search_hints'),
    intent: text({ enum: ['stop', 'start'] }),
    sentAt: moment('sent_at').notNull(),
    receivedAt: moment('received_at').notNull(),
    position: integer().notNull().default(0),
    needsReply: boolean('needs_reply').notNull().default(false),
    answeredTurn: integer('answered_turn'),
    editedAt: moment('edited_at'),
    deletedAt: moment('deleted_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const outbox = pgTable(
  'outbox',
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    conversationId: uuid('conversation_id').notNull(),
    turn: integer().notNull(),
    kind: text({ enum: ['reply', 'opt_out_confirmation', 'person_reply'] }).notNull(),
    state: text({
      enum: ['queued', 'attempted', 'not_confirmed', 'sent', 'delivered', 'read', 'failed'],
    }).notNull(),
    attempts: integer().notNull().default(0),
    attemptedAt: moment('attempted_at'),
    nextAttemptAt: moment('next_attempt_at'),
    providerMessageId: text('provider_message_id'),
    failedMessageIds: text('failed_message_ids').array().notNull().default([]),
    errorCode: integer('error_code'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
