import { count } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { isTransient } from '../../data/database-error.ts';
import { documents, passages, tenants } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { uuidV7 } from '../../domain/ids.ts';
import { objectKeys } from '../../platform/bucket.ts';
import { extractPassages } from './extract/extract-passages.ts';
import type { ExtractableType } from './extract/types.ts';

const MAX_DOCUMENTS = 500;
const ROWS_PER_INSERT = 500;

const TYPES: Record<string, ExtractableType> = {
  txt: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
};

/**
 * Stores a document: the original in R2, its passages and their index in Postgres.
 * @throws AppError unsupported_media, unprocessable_document (with the reason), conflict (too many documents)
 */
export async function uploadDocument(
  env: Env,
  db: TenantDb,
  input: { file: File; title?: string | undefined },
) {
  const fileName = cleanFileName(input.file.name);
  const mediaType = TYPES[fileName.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!mediaType) throw new AppError('unsupported_media');
  // First of all the permission: nothing is stored or parsed for somebody who may not.
  const [[tenant], [existing]] = await db.batch((queries) => [
    queries.select({ language: tenants.language }).from(tenants),
    queries.select({ documents: count() }).from(documents),
  ]);
  if (!tenant || !db.tenantId) throw new AppError('not_found');
  if ((existing?.documents ?? 0) >= MAX_DOCUMENTS) throw new AppError('conflict', 'too_many_documents');

  const bytes = new Uint8Array(await input.file.arrayBuffer());
  const extracted = await extractPassages({ bytes, mediaType, fileName });
  if ('failure' in extracted) throw new AppError('unprocessable_document', extracted.failure);

  const id = uuidV7();
  const tenantId = db.tenantId;
  const objectKey = objectKeys.document(tenantId, id);
  const title = (input.title ?? extracted.title ?? fileName).slice(0, 300);
  const rows = extracted.passages.map(({ position, headings, text }) => {
    return { tenantId, id: uuidV7(), documentId: id, position, headings, body: text };
  });
  const chunks = Array.from({ length: Math.ceil(rows.length / ROWS_PER_INSERT) }, (_, index) =>
    rows.slice(index * ROWS_PER_INSERT, (index + 1) * ROWS_PER_INSERT),
  );

  await env.BUCKET.put(objectKey, bytes, { httpMetadata: { contentType: mediaType } });
  try {
    await db.batch((queries) => [
      queries.insert(documents).values({
        ...{ tenantId, id, title, fileName, mediaType, objectKey },
        language: tenant.language,
        byteSize: bytes.length,
      }),
      ...chunks.map((chunk) => queries.insert(passages).values(chunk)),
      queries.execute(sql`select app.audit('document.upload', ${id})`),
    ]);
  } catch (error) {
    // Without an answer the rows may be there: then the original has to stay.
    if (!isTransient(error)) await env.BUCKET.delete(objectKey);
    throw error;
  }
  return { id, title, fileName, mediaType, byteSize: bytes.length, passages: rows.length };
}

/** A name to show: no folders, no control characters, at most 255 characters. */
function cleanFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  return (
    base
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(-255) || 'document'
  );
}
