import { type SQL, sql } from 'drizzle-orm/sql';
import type { Language } from '../../domain/language.ts';
import { type EmbeddingModel, toVectorText } from '../../providers/models/embedding-model.ts';
import { subjectWords } from '../../providers/models/expected-answer.ts';

const LIMIT = 8;

/**
 * The tenant's passages that fit a question, best first, as one row with `passages` (jsonb, `passagesSchema`).
 * @param meaning the question's vector, to fuse the search by words with one by meaning
 */
export function searchQuery(
  question: string,
  language: Language,
  meaning: { vector: number[]; model: EmbeddingModel['name'] } | null = null,
): SQL {
  return sql`
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', p.passage_id, 'documentId', p.document_id, 'documentTitle', p.document_title, 'source', d.source,
      'headings', p.headings, 'text', p.body, 'coverage', p.coverage) order by p.score desc, p.passage_id), '[]')
      as passages
    from app.search_passages(
      ${question}, ${subjectWords(question).join(' ')}, ${language}, ${LIMIT}::integer,
      ${meaning && toVectorText(meaning.vector)}::text, ${meaning?.model ?? null}::text) p
    join public.documents d on d.tenant_id = (select app_ctx.tenant_id()) and d.id = p.document_id`;
}
