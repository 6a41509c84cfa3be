import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { uuidV7 } from '../../domain/ids.ts';
import type { Log } from '../../platform/log.ts';

import { entryView, inspectEntry, newEntry, type WrittenAnswer } from './faq-entry.ts';
import { knowledgeChanged } from './queue-reading.ts';
import { tenantOf, throwRefusal } from './refusals.ts';
import { replacePassages } from './replace-passages.ts';
import { tellFindings } from './tell-findings.ts';

/**
 * Adds an answer written by hand; it answers from the next question on.
 * @throws AppError conflict (too many)
 */
export async function addEntry(env: Env, db: TenantDb, written: WrittenAnswer, log: Log) {
  const tenantId = tenantOf(db);
  const id = uuidV7();
  const inspected = await inspectEntry(written);
  const [rows] = await db
    .batch((queries) => [
      queries
        .insert(documents)
        .values(newEntry(tenantId, id, written))
        .returning(entryView),
      ...replacePassages(queries, tenantId, id, inspected),
      queries.execute(sql`select app.audit('faq.add', ${id})`),
    ])
    .catch(throwRefusal);
  await tellFindings(env, { tenantId, documentId: id }, inspected.findings, log);
  await knowledgeChanged(env, tenantId, log);
  return rows[0];
}
