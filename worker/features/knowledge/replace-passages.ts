import { eq } from 'drizzle-orm';
import { passages } from '../../data/schema/index.ts';
import type { Queries } from '../../data/tenant-db.ts';
import { uuidV7 } from '../../domain/ids.ts';
import type { Passage } from './extract/types.ts';

const ROWS_PER_INSERT = 500;

/** Statements that put these passages in the place of all that a document has; triggers index them. */
export function replacePassages(
  queries: Queries,
  tenantId: string,
  documentId: string,
  read: readonly Passage[],
) {
  const rows = read.map(({ position, headings, text }) => {
    return { tenantId, id: uuidV7(), documentId, position, headings, body: text };
  });
  const chunks = Array.from({ length: Math.ceil(rows.length / ROWS_PER_INSERT) }, (_, index) =>
    rows.slice(index * ROWS_PER_INSERT, (index + 1) * ROWS_PER_INSERT),
  );
  return [
    queries.delete(passages).where(eq(passages.documentId, documentId)),
    ...chunks.map((chunk) => queries.insert(passages).values(chunk)),
  ];
}
