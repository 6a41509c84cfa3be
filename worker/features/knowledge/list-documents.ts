import { desc } from 'drizzle-orm';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';

/** The tenant's documents, newest first, at most 500. */
export async function listDocuments(db: TenantDb) {
  const [rows] = await db.batch((queries) => [
    queries
      .select({
        id: documents.id,
        title: documents.title,
        fileName: documents.fileName,
        mediaType: documents.mediaType,
        byteSize: documents.byteSize,
        createdAt: documents.createdAt,
      })
      .from(documents)
      .orderBy(desc(documents.createdAt))
      .limit(500),
  ]);
  return rows;
}
