import { sql } from 'drizzle-orm/sql';
import { documents } from '../../data/schema/index.ts';

/** A file or page as the API shows it, for `select` and `returning`. */
export const documentView = {
  id: documents.id,
  title: documents.title,
  source: documents.source,
  fileName: documents.fileName,
  url: documents.url,
  mediaType: documents.mediaType,
  byteSize: documents.byteSize,
  state: documents.state,
  failure: documents.failure,
  progress: sql<number>`case when documents.state = 'ready' then 100 else documents.progress end::integer`,
  /** How many answer now: those of the version before, while a new one is being read. */
  passages: sql<number>`(
    select count(*)::integer from public.passages p
    where p.tenant_id = documents.tenant_id and p.document_id = documents.id)`,
  /** Passages that are held back until an editor decides. */
  held: sql<number>`(
    select count(*)::integer from public.passage_findings f
    where f.tenant_id = documents.tenant_id and f.document_id = documents.id
      and f.origin = 'text' and f.verdict = 'block' and f.decision is null)`,
  /** All that the guard found, decided or not. */
  findings: sql<number>`(
    select count(*)::integer from public.passage_findings f
    where f.tenant_id = documents.tenant_id and f.document_id = documents.id)`,
  createdAt: documents.createdAt,
  updatedAt: documents.updatedAt,
  fetchedAt: documents.fetchedAt,
};
