import { extractPassages } from '../../../worker/features/knowledge/extract/extract-passages.ts';
import { mediaTypeOf } from '../../../worker/features/knowledge/extract/media-types.ts';
import type { ExtractableType } from '../../../worker/features/knowledge/extract/types.ts';

/** Extracts a document given as text or bytes. */
export function extract(content: string | Uint8Array, mediaType: ExtractableType, fileName = 'document') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return extractPassages({ bytes, mediaType, fileName });
}

/** Extracts a file by its name's ending. */
export function extractFile(fileName: string, bytes: Uint8Array | string) {
  const mediaType = mediaTypeOf(fileName);
  if (mediaType === null) throw new Error(`${fileName} is not read`);
  return extract(bytes, mediaType, fileName);
}

/** The passages of a document that must be readable. */
export async function passagesOf(content: string | Uint8Array, mediaType: ExtractableType) {
  const extracted = await extract(content, mediaType);
  if ('failure' in extracted) throw new Error(extracted.failure);
  return extracted.passages;
}
