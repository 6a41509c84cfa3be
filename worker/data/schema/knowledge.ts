import {
  bigint,
  boolean,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
  vector,
} from 'drizzle-orm/pg-core';
import { moment } from './column-types.ts';

export const documents = pgTable(
  'documents',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    title: text().notNull(),
    fileName: text('file_name'),
    mediaType: text('media_type').notNull(),
    language: text({ enum: ['es', 'pt', 'en'] }).notNull(),
    byteSize: integer('byte_size').notNull(),
    objectKey: text('object_key'),
    createdAt: moment('created_at').notNull().defaultNow(),
    source: text({ enum: ['file', 'page', 'faq'] })
      .notNull()
      .default('file'),
    state: text({ enum: ['queued', 'extracting', 'ready', 'failed'] })
      .notNull()
      .default('ready'),
    failure: text(),
    progress: smallint().notNull().default(0),
    attempts: smallint().notNull().default(0),
    pendingKey: text('pending_key'),
    url: text(),
    answer: text(),
    contentHash: text('content_hash'),
    fetchedAt: moment('fetched_at'),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    titleGiven: boolean('title_given').notNull().default(true),
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
    passageLength: integer('passage_length').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.passageId, table.term] })],
);

export const searchCorpora = pgTable('search_corpora', {
  tenantId: uuid('tenant_id').primaryKey(),
  passages: integer().notNull().default(0),
  terms: bigint({ mode: 'number' }).notNull().default(0),
});

export const vocabulary = pgTable(
  'vocabulary',
  {
    tenantId: uuid('tenant_id').notNull(),
    term: text().notNull(),
    passages: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.term] })],
);

export const vocabularyTrigrams = pgTable(
  'vocabulary_trigrams',
  {
    tenantId: uuid('tenant_id').notNull(),
    trigram: text().notNull(),
    term: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.trigram, table.term] })],
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

export const regressionQuestions = pgTable(
  'regression_questions',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid().notNull(),
    question: text().notNull(),
    expected: text().notNull(),
    documentId: uuid('document_id'),
    state: text({ enum: ['unchecked', 'passing', 'failing'] })
      .notNull()
      .default('unchecked'),
    answer: text(),
    checkedAt: moment('checked_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
