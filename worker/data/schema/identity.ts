import { pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { bytea, moment } from './column-types.ts';

export const tenants = pgTable('tenants', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  language: text({ enum: ['es', 'pt', 'en'] }).notNull(),
  timeZone: text('time_zone').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  displayName: text('display_name').notNull(),
  language: text({ enum: ['es', 'pt', 'en'] }).notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const userEmails = pgTable('user_emails', {
  email: text().primaryKey(),
  userId: uuid('user_id').notNull(),
  verifiedAt: moment('verified_at'),
});

export const memberships = pgTable(
  'memberships',
  {
    tenantId: uuid('tenant_id').notNull(),
    userId: uuid('user_id').notNull(),
    role: text({ enum: ['owner', 'admin', 'agent', 'viewer'] }).notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.userId] })],
);

export const sessions = pgTable(
  'sessions',
  {
    userId: uuid('user_id').notNull(),
    id: uuid().notNull(),
    aal: smallint().notNull().default(1),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.id] })],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    prefix: text().notNull(),
    scopes: text().array().notNull(),
    expiresAt: moment('expires_at'),
    revokedAt: moment('revoked_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const apiKeyRoutes = pgTable('api_key_routes', {
  keyHash: bytea('key_hash').primaryKey(),
  tenantId: uuid('tenant_id').notNull(),
  apiKeyId: uuid('api_key_id').notNull(),
});
