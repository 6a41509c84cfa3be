import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, moment } from './column-types.ts';

export const tenants = pgTable('tenants', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  language: text({ enum: ['es', 'pt', 'en'] }).notNull(),
  timeZone: text('time_zone').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  requiresSecondFactor: boolean('requires_second_factor').notNull().default(false),
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
    counter: bigint({ mode: 'number' }).notNull().default(0),
    rotatedAt: moment('rotated_at').notNull().defaultNow(),
    lastSeenAt: moment('last_seen_at').notNull().defaultNow(),
    mfaAt: moment('mfa_at'),
    device: text().notNull().default(''),
    place: text().notNull().default(''),
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
    createdBy: uuid('created_by'),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const apiKeyRoutes = pgTable('api_key_routes', {
  keyHash: bytea('key_hash').primaryKey(),
  tenantId: uuid('tenant_id').notNull(),
  apiKeyId: uuid('api_key_id').notNull(),
});

export const passwords = pgTable('passwords', {
  userId: uuid('user_id').primaryKey(),
  hash: text().notNull(),
  isRecheckDue: boolean('is_recheck_due').notNull().default(false),
  changedAt: moment('changed_at').notNull().defaultNow(),
});

export const secondFactors = pgTable('second_factors', {
  userId: uuid('user_id').primaryKey(),
  sealedSecret: text('sealed_secret').notNull(),
  confirmedAt: moment('confirmed_at'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid('user_id').notNull(),
    codeHash: bytea('code_hash').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

export const accountLocks = pgTable('account_locks', {
  userId: uuid('user_id').primaryKey(),
  failures: integer().notNull().default(0),
  lockedUntil: moment('locked_until'),
});

export const accountLinks = pgTable('account_links', {
  tokenHash: bytea('token_hash').primaryKey(),
  purpose: text({ enum: ['sign_up', 'reset_password', 'change_email', 'invitation'] }).notNull(),
  userId: uuid('user_id'),
  email: text().notNull(),
  details: jsonb().notNull().default({}),
  createdAt: moment('created_at').notNull().defaultNow(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
});

export const invitations = pgTable(
  'invitations',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    email: text().notNull(),
    role: text({ enum: ['admin', 'agent', 'viewer'] }).notNull(),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const accountDeletions = pgTable('account_deletions', {
  userId: uuid('user_id').primaryKey(),
  requestedAt: moment('requested_at').notNull().defaultNow(),
  dueAt: moment('due_at').notNull(),
});

export const tenantErasures = pgTable('tenant_erasures', {
  tenantId: uuid('tenant_id').primaryKey(),
  userId: uuid('user_id').notNull(),
  startedAt: moment('started_at').notNull().defaultNow(),
  rowsGoneAt: moment('rows_gone_at'),
});
