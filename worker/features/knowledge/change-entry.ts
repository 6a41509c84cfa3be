import { and, eq } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Log } from '../../platform/log.ts';

import { changedEntry, entryView, inspectEntry, type WrittenAnswer } from './faq-entry.ts';
import { knowledgeChanged } from './queue-reading.ts';
import { tenantOf, throwRefusal } from './refusals.ts';
import { replacePassages } from './replace-passages.ts';
import { tellFindings } from './tell-findings.ts';

/** Changes an answer written by hand. @throws AppError not_found */
export async function changeEntry(env: Env, db: TenantDb, id: string, written: WrittenAnswer, log: Log) {
  const tenantId = tenantOf(db);
  const inspected = await inspectEntry(written);
  const [, rows] = await db
    .batch((queries) => [
      queries.execute(sql`
        select app.insist(exists (
          select from public.documents d where d.id = ${id} and d.source = 'faq' for update), 'document_exists')`),
      queries
        .update(documents)
        .set(changedEntry(written))
        .where(and(eq(documents.id, id), eq(documents.source, 'faq')))
        .returning(entryView),
      ...replacePassages(queries, tenantId, id, inspected),
      queries.execute(sql`select app.audit('faq.change', ${id})`),
    ])
    .catch(throwRefusal);
  await tellFindings(env, { tenantId, documentId: id }, inspected.findings, log);
  await knowledgeChanged(env, tenantId, log);
  return rows[0];
}
