import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { Queries } from '../../data/tenant-db.ts';
import { splitPassages } from './extract/split-passages.ts';
import { replacePassages } from './replace-passages.ts';
import { tenantLanguage } from './tenant-language.ts';

/** A question with the answer that somebody of the business wrote to it. */
export interface WrittenAnswer {
  question: string;
  answer: string;
}

const MAX_PASSAGES = 100;

/** The API's shape of an entry, for `select` and `returning`. */
export const entryView = {
  id: documents.id,
  question: documents.title,
  answer: sql<string>`${documents.answer}`,
  createdAt: documents.createdAt,
  updatedAt: documents.updatedAt,
};

/** A new entry's row: nothing has to be read, so it is ready at once. */
export function newEntry(tenantId: string, id: string, written: WrittenAnswer) {
  return {
    ...{ tenantId, id, source: 'faq' as const, mediaType: 'text/plain', language: tenantLanguage(tenantId) },
    ...entryColumns(written),
  };
}

export function changedEntry(written: WrittenAnswer) {
  return { ...entryColumns(written), updatedAt: sql`now()` };
}

function entryColumns({ question, answer }: WrittenAnswer) {
  return { title: question, answer, byteSize: new TextEncoder().encode(answer).length };
}

/** Statements that put the answer's passages in place, each under its question. */
export function entryPassages(queries: Queries, tenantId: string, id: string, written: WrittenAnswer) {
  const split = splitPassages([{ kind: 'paragraph', text: written.answer }], MAX_PASSAGES) ?? [];
  const read = split.map((passage) => ({ ...passage, headings: [written.question] }));
  return replacePassages(queries, tenantId, id, read);
}
