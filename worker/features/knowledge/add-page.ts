import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { uuidV7 } from '../../domain/ids.ts';
import { objectKeys } from '../../platform/bucket.ts';
import type { Log } from '../../platform/log.ts';
import { publicUrl } from '../../platform/public-url.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';
import { documentView } from './document-view.ts';
import { pageRules } from './fetch-page.ts';
import { queueReading } from './queue-reading.ts';
import { tenantOf, throwRefusal } from './refusals.ts';
import { tenantLanguage } from './tenant-language.ts';

/**
 * Makes a web page a source of what the business knows; the consumer of the queue fetches it.
 * @throws AppError unprocessable_document (page_not_allowed), conflict (page_exists, too many documents)
 */
export async function addPage(
  env: Env,
  db: TenantDb,
  input: { url: string; title?: string | undefined },
  log: Log,
) {
  const url = publicUrl(input.url, pageRules(env));
  if (url === null) throw new AppError('unprocessable_document', 'page_not_allowed');
  const tenantId = tenantOf(db);
  const id = uuidV7();
  const key = objectKeys.document(tenantId, id, uuidV7());
  const row = {
    ...{ tenantId, id, url: url.href, source: 'page' as const, state: 'queued' as const, pendingKey: key },
    ...{ title: input.title ?? pageName(url), titleGiven: input.title !== undefined },
    ...{ mediaType: 'text/html', byteSize: 0, language: tenantLanguage(tenantId) },
  };
  const [rows] = await db
    .batch((queries) => [
      queries.insert(documents).values(row).returning(documentView),
      queries.execute(sql`select app.audit('page.add', ${id})`),
    ])
    .catch(throwRefusal);
  await queueReading(env, { tenantId, documentId: id, key }, log);
  await tellInbox(env, tenantId, { type: 'knowledge' }, log);
  return rows[0];
}

/** What a page is called until its own title is known. */
export function pageName(url: URL): string {
  return `${url.host}${url.pathname === '/' ? '' : url.pathname}`.slice(0, 300);
}
