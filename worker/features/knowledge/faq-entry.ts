import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import { splitPassages } from './extract/split-passages.ts';
import { type InspectedContent, inspectContent } from './inspect-content.ts';
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

/** The answer's passages, each under its question, after the guard has looked at them. */
export function inspectEntry({ question, answer }: WrittenAnswer): Promise<InspectedContent> {
  const split = splitPassages([{ kind: 'paragraph', text: answer }], MAX_PASSAGES) ?? [];
  const passages = split.map((passage) => ({ ...passage, headings: [question] }));
  return inspectContent({ title: null, passages });
}
