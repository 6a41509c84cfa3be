import { desc, ne } from 'drizzle-orm';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { documentView } from './document-view.ts';

/** The tenant's files and web pages, newest first: all, since there are at most 500. */
export async function listDocuments(db: TenantDb) {
  const [rows] = await db.batch((queries) => [
    queries
      .select(documentView)
      .from(documents)
      .where(ne(documents.source, 'faq'))
      .orderBy(desc(documents.createdAt), desc(documents.id))
      .limit(500),
  ]);
  return rows;
}
