import { asc, eq, sql } from 'drizzle-orm/sql';
import { documents, passageFindings } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';

/** Of a document whose passages are all hostile; what is decided is about the first ones. */
const MAX_LISTED = 500;

/** A finding as the API shows it. Nothing of the text but the masked excerpt; `state` is what became of it. */
export const findingView = {
  id: passageFindings.id,
  /** `text` is a passage; of all others nothing was made. */
  origin: passageFindings.origin,
  position: passageFindings.position,
  headings: passageFindings.headings,
  verdict: passageFindings.verdict,
  score: passageFindings.score,
  reasons: passageFindings.reasons,
  excerpt: passageFindings.excerpt,
  decision: passageFindings.decision,
  decidedAt: passageFindings.decidedAt,
  state: sql<'held' | 'used' | 'left_out' | 'never_used'>`case
    when ${passageFindings.origin} <> 'text' then 'never_used'
    when ${passageFindings.decision} = 'leave_out' then 'left_out'
    when ${passageFindings.decision} = 'use' or ${passageFindings.verdict} = 'suspicious' then 'used'
    else 'held' end`,
};

/**
 * What the guard found in a document, page or answer written by hand, in its order.
 * @throws AppError not_found, for another tenant's too
 */
export async function listFindings(db: TenantDb, documentId: string) {
  const [known, findings] = await db.batch((queries) => [
    queries.select({ id: documents.id }).from(documents).where(eq(documents.id, documentId)),
    queries
      .select(findingView)
      .from(passageFindings)
      .where(eq(passageFindings.documentId, documentId))
      .orderBy(sql`${passageFindings.position} nulls last`, asc(passageFindings.id))
      .limit(MAX_LISTED),
  ]);
  if (known.length === 0) throw new AppError('not_found');
  return findings;
}
