import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { type Claim, isHeld } from './claim-reading.ts';
import type { ReadContent } from './extract-content.ts';
import type { DocumentFailure } from './failures.ts';
import { titleOfFile } from './inspect-content.ts';
import { replacePassages } from './replace-passages.ts';

/** The constraint that a batch names when the document was deleted, replaced or taken over meanwhile. */
export const SUPERSEDED = 'reading_superseded';

/**
 * Lets the new version answer in place of the one before, in one transaction.
 * @throws NeonDbError with the constraint SUPERSEDED, when the claim is not held any more
 */
export async function finishReading(
  db: TenantDb,
  tenantId: string,
  claim: Claim,
  content: ReadContent,
): Promise<void> {
  const { documentId, key, attempts } = claim;
  const title = (content.title ?? '').trim().slice(0, 300).toWellFormed() || null;
  const named = claim.fileName === null ? null : titleOfFile(claim.fileName);
  await db.batch((queries) => [
    queries
      .update(documents)
      .set({
        ...{ state: 'ready', objectKey: key, pendingKey: null, contentHash: content.hash },
        ...{ mediaType: content.mediaType, byteSize: content.byteSize, updatedAt: sql`now()` },
        title: sql`case when ${documents.titleGiven} then ${documents.title}
          else coalesce(${title}, ${named}, ${documents.title}) end`,
        ...(claim.source === 'page' ? { fetchedAt: sql`now()` } : {}),
      })
      .where(isHeld(claim)),
    queries.execute(sql`
      select app.insist(exists (
        select from public.documents d
        where d.id = ${documentId} and d.object_key = ${key} and d.attempts = ${attempts}), ${SUPERSEDED})`),
    ...replacePassages(queries, tenantId, documentId, content),
  ]);
}

/** A page that is what it was: nothing changes but the time when it was looked at. */
export async function finishUnchanged(db: TenantDb, claim: Claim): Promise<void> {
  await db.batch((queries) => [
    queries
      .update(documents)
      .set({ state: 'ready', pendingKey: null, fetchedAt: sql`now()` })
      .where(isHeld(claim)),
  ]);
}

/** Says why it cannot be read. What answered before goes on; a file's bytes stay for another try. */
export async function failReading(db: TenantDb, claim: Claim, failure: DocumentFailure): Promise<void> {
  await db.batch((queries) => [
    queries
      .update(documents)
      .set({
        ...{ state: 'failed', failure, progress: 0, updatedAt: sql`now()` },
        ...(claim.source === 'page' ? { pendingKey: null } : {}),
      })
      .where(isHeld(claim)),
  ]);
}
