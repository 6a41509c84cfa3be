import { and, eq, sql } from 'drizzle-orm/sql';
import { passageFindings } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Log } from '../../platform/log.ts';
import { findingView } from './list-findings.ts';
import { knowledgeChanged } from './queue-reading.ts';
import { tenantOf, throwRefusal } from './refusals.ts';
import { placeFound } from './replace-passages.ts';

interface Decision {
  documentId: string;
  findingId: string;
  /** Null: as the guard says. */
  decision: 'use' | 'leave_out' | null;
}

/**
 * Has a passage in which something was found answer from now on, or not; audited. It holds for the same text in later
 * versions of the document.
 * @throws AppError not_found, conflict (never_used) for what no reader sees
 */
export async function decideFinding(
  env: Env,
  db: TenantDb,
  { documentId, findingId, decision }: Decision,
  log: Log,
) {
  const isThis = and(eq(passageFindings.documentId, documentId), eq(passageFindings.id, findingId));
  const details = JSON.stringify({ documentId, decision });
  const [, , , rows] = await db
    .batch((queries) => [
      // Before the finding: a new version is read under the same lock.
      queries.execute(sql`
        select app.insist(exists (
          select from public.documents d where d.id = ${documentId} for update), 'document_exists')`),
      queries.execute(sql`
        select app.insist(exists (
          select from ${passageFindings} where ${isThis}), 'finding_exists')`),
      queries.execute(sql`
        select app.insist(${decision}::text is distinct from 'use' or exists (
          select from ${passageFindings} where ${isThis} and ${passageFindings.origin} = 'text'), 'finding_usable')`),
      queries
        .update(passageFindings)
        .set({
          decision,
          decidedBy: sql`case when ${decision}::text is not null then app_ctx.user_id() end`,
          decidedAt: sql`case when ${decision}::text is not null then now() end`,
        })
        .where(isThis)
        .returning(findingView),
      ...placeFound(queries, documentId),
      queries.execute(sql`select app.audit('finding.decide', ${findingId}, ${details}::jsonb)`),
    ])
    .catch(throwRefusal);
  await knowledgeChanged(env, tenantOf(db), log);
  return rows[0];
}
