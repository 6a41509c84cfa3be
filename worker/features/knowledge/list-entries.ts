import { desc, eq } from 'drizzle-orm';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { documentView } from './document-view.ts';
import { entryView } from './faq-entry.ts';

/** The answers written by hand, newest first: all, since there are at most 1,000. */
export async function listEntries(db: TenantDb) {
  const [entries] = await db.batch((queries) => [
    queries
      .select({ ...entryView, held: documentView.held, findings: documentView.findings })
      .from(documents)
      .where(eq(documents.source, 'faq'))
      .orderBy(desc(documents.createdAt), desc(documents.id))
      .limit(1000),
  ]);
  return entries;
}
