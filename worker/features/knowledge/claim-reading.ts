import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { ReadMessage } from '../../queues/document-message.ts';
import { ceilingsQuery, readCeilings } from '../usage/read-ceilings.ts';
import type { DocumentFailure } from './failures.ts';

/** An isolate that runs out of memory never says so: a document that was begun this often is given up. */
const MAX_ATTEMPTS = 3;

export type Claim = NonNullable<Awaited<ReturnType<typeof claimReading>>>;

/** Begins the reading of a document's pending version; null where there is nothing to read (any more). */
export async function claimReading(db: TenantDb, { documentId, key }: ReadMessage) {
  const isWaiting = and(
    eq(documents.id, documentId),
    eq(documents.pendingKey, key),
    inArray(documents.state, ['queued', 'extracting']),
  );
  const tooComplex: DocumentFailure = 'too_complex';
  const [, rows, budgets] = await db.batch((queries) => [
    queries
      .update(documents)
      .set({ state: 'failed', failure: tooComplex, updatedAt: sql`now()` })
      .where(and(isWaiting, gte(documents.attempts, MAX_ATTEMPTS))),
    queries
      .update(documents)
      .set({
        attempts: sql`${documents.attempts} + 1`,
        ...{ state: 'extracting', progress: 0, updatedAt: sql`now()` },
      })
      .where(and(isWaiting, lt(documents.attempts, MAX_ATTEMPTS)))
      .returning({
        ...{ source: documents.source, url: documents.url, fileName: documents.fileName },
        ...{ mediaType: documents.mediaType, objectKey: documents.objectKey, attempts: documents.attempts },
        contentHash: documents.contentHash,
      }),
    ceilingsQuery(queries),
  ]);
  const row = rows[0];
  return row ? { ...row, documentId, key, ceilings: readCeilings(budgets[0]) } : null;
}

/** The row is still being read by whoever holds the claim. */
export function isHeld({ documentId, key, attempts }: Claim) {
  return and(
    eq(documents.id, documentId),
    eq(documents.pendingKey, key),
    eq(documents.attempts, attempts),
    eq(documents.state, 'extracting'),
  );
}

/** Says how far it is; a write that does not arrive is no matter. */
export async function writeProgress(db: TenantDb, claim: Claim, progress: number): Promise<void> {
  await db.batch((queries) => [
    queries.update(documents).set({ progress, updatedAt: sql`now()` }).where(isHeld(claim)),
  ]);
}

/** Gives the attempt back: something of ours did not answer, the document is not to blame. */
export async function releaseClaim(db: TenantDb, claim: Claim): Promise<void> {
  await db.batch((queries) => [
    queries
      .update(documents)
      .set({ attempts: sql`${documents.attempts} - 1`, state: 'queued', updatedAt: sql`now()` })
      .where(isHeld(claim)),
  ]);
}

/** What has become of a version that cannot be claimed: it answers by now, still waits, or no row names it. */
export async function findVersion(
  db: TenantDb,
  { documentId, key }: ReadMessage,
): Promise<'answers' | 'waits' | 'unused'> {
  const [[row]] = await db.batch((queries) => [
    queries
      .select({ objectKey: documents.objectKey, pendingKey: documents.pendingKey })
      .from(documents)
      .where(eq(documents.id, documentId)),
  ]);
  if (row?.objectKey === key) return 'answers';
  return row?.pendingKey === key ? 'waits' : 'unused';
}
