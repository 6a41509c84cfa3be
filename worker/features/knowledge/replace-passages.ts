import { eq } from 'drizzle-orm';
import { type SQL, sql } from 'drizzle-orm/sql';
import { passages } from '../../data/schema/index.ts';
import type { Queries } from '../../data/tenant-db.ts';
import { uuidV7 } from '../../domain/ids.ts';
import type { ContentFinding, InspectedContent } from './inspect-content.ts';

const ROWS_PER_INSERT = 500;

/**
 * Statements that put what was read in the place of all that a document has; triggers index the passages. What an editor
 * decided about a text holds for the same text in the new version.
 */
export function replacePassages(
  queries: Queries,
  tenantId: string,
  documentId: string,
  { passages: read, findings }: Pick<InspectedContent, 'passages' | 'findings'>,
) {
  const rows = read.map(({ position, headings, text }) => {
    return { tenantId, id: uuidV7(), documentId, position, headings, body: text };
  });
  const chunks = Array.from({ length: Math.ceil(rows.length / ROWS_PER_INSERT) }, (_, index) =>
    rows.slice(index * ROWS_PER_INSERT, (index + 1) * ROWS_PER_INSERT),
  );
  return [
    queries.delete(passages).where(eq(passages.documentId, documentId)),
    ...chunks.map((chunk) => queries.insert(passages).values(chunk)),
    queries.execute(replaceFindings(tenantId, documentId, findings)),
    ...placeFound(queries, documentId),
  ];
}

/** A passage in which something was found may be found itself: an editor says so, or nobody says no and it is but suspicious. */
const MAY_BE_FOUND = sql`(f.origin = 'text' and coalesce(f.decision = 'use', f.verdict = 'suspicious'))`;

/** Statements that put the passages of a document's findings where search sees them, or take them away, as was decided. */
export function placeFound(queries: Queries, documentId: string) {
  return [
    queries.execute(sql`
      delete from public.passages p using public.passage_findings f
      where p.document_id = ${documentId} and f.tenant_id = p.tenant_id and f.id = p.id and not ${MAY_BE_FOUND}`),
    queries.execute(sql`
      insert into public.passages (tenant_id, id, document_id, position, headings, body)
      select f.tenant_id, f.id, f.document_id, f.position, f.headings, f.body from public.passage_findings f
      where f.document_id = ${documentId} and ${MAY_BE_FOUND}
      on conflict do nothing`),
  ];
}

/** What JSON in Postgres takes of any text: a heading that was cut may end in half a character. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

function replaceFindings(tenantId: string, documentId: string, findings: readonly ContentFinding[]): SQL {
  const rows = findings.map(({ passage, ...finding }) => ({
    ...finding,
    position: passage?.position ?? null,
    headings: (passage?.headings ?? []).map(storable),
    body: passage === null ? null : storable(passage.text),
  }));
  return sql`
    with
      before as (
        delete from public.passage_findings f where f.document_id = ${documentId}
        returning f.origin, f.text_digest, f.decision, f.decided_by, f.decided_at),
      decided as (
        select distinct on (b.origin, b.text_digest) b.* from before b where b.decision is not null
        order by b.origin, b.text_digest, b.decided_at desc)
    insert into public.passage_findings (
      tenant_id, id, document_id, origin, position, headings, body, verdict, score, reasons, excerpt, text_digest,
      decision, decided_by, decided_at)
    select ${tenantId}, n.id, ${documentId}, n.origin, n.position, n.headings, n.body, n.verdict, n.score, n.reasons,
      n.excerpt, decode(n.digest, 'hex'), d.decision, d.decided_by, d.decided_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) n (
      id uuid, origin text, position integer, headings text[], body text, verdict text, score real, reasons text[],
      excerpt text, digest text)
    left join decided d on d.origin = n.origin and d.text_digest = decode(n.digest, 'hex')`;
}
