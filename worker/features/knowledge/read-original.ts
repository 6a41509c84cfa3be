import { and, eq, ne } from 'drizzle-orm';
import { documents } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { tenantBucket } from '../../platform/bucket.ts';
import { pageName } from './add-page.ts';
import { MEDIA_TYPES } from './extract/media-types.ts';
import { tenantOf } from './refusals.ts';
import { attachment } from './uploaded-file.ts';

/**
 * A document's bytes as they were uploaded or fetched, to be saved and never shown: they are somebody else's HTML.
 * @throws AppError not_found
 */
export async function readOriginal(env: Env, db: TenantDb, id: string): Promise<Response> {
  const [[document]] = await db.batch((queries) => [
    queries
      .select({
        ...{ objectKey: documents.objectKey, pendingKey: documents.pendingKey, url: documents.url },
        ...{ fileName: documents.fileName, mediaType: documents.mediaType },
      })
      .from(documents)
      .where(and(eq(documents.id, id), ne(documents.source, 'faq'))),
  ]);
  if (!document) throw new AppError('not_found');
  const { objectKey, pendingKey, fileName, url, mediaType } = document;
  // The row's name is that of the file uploaded last; of a page only what was read is kept.
  const key = fileName === null ? objectKey : (pendingKey ?? objectKey);
  const object = key === null ? null : await tenantBucket(env, tenantOf(db)).get(key);
  if (!object) throw new AppError('not_found');
  return new Response(object.body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': attachment(fileName ?? pageFileName(url ?? '', mediaType)),
      'content-length': String(object.size),
      'x-content-type-options': 'nosniff',
    },
  });
}

function pageFileName(url: string, mediaType: string): string {
  const ending = Object.keys(MEDIA_TYPES).find((known) => MEDIA_TYPES[known] === mediaType) ?? 'txt';
  const name = URL.canParse(url) ? pageName(new URL(url)) : 'page';
  return `${name.replace(/[^\w.-]+/g, '-').slice(0, 100)}.${ending}`;
}
