import { integer, pgTable, primaryKey, text, uuid, vector } from 'drizzle-orm/pg-core';
import { moment } from './column-types.ts';

export const documents = pgTable(
  'documents',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    title: text().notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    language: text({ enum: ['es', 'pt', 'en'] }).notNull(),
    byteSize: integer('byte_size').notNull(),
    objectKey: text('object_key').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const passages = pgTable(
  'passages',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    documentId: uuid('document_id').notNull(),
    position: integer().notNull(),
    headings: text().array().notNull().default([]),
    body: text().notNull(),
    termCount: integer('term_count').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const passageTerms = pgTable(
  'passage_terms',
  {
    tenantId: uuid('tenant_id').notNull(),
    term: text().notNull(),
    passageId: uuid('passage_id').notNull(),
    frequency: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.term, table.passageId] })],
);

/** Exists only where the database has pgvector. */
export const passageEmbeddings = pgTable(
  'passage_embeddings',
  {
    tenantId: uuid('tenant_id').notNull(),
    passageId: uuid('passage_id').notNull(),
    model: text().notNull(),
    embedding: vector({ dimensions: 1024 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.passageId, table.model] })],
);
