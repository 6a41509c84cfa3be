import { extractPassages } from '../../../worker/features/knowledge/extract/extract-passages.ts';
import type { ExtractableType } from '../../../worker/features/knowledge/extract/types.ts';

/** Extracts a document given as text or bytes. */
export function extract(content: string | Uint8Array, mediaType: ExtractableType, fileName = 'document') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return extractPassages({ bytes, mediaType, fileName });
}

/** The passages of a document that must be readable. */
export async function passagesOf(content: string, mediaType: ExtractableType) {
  const extracted = await extract(content, mediaType);
  if ('failure' in extracted) throw new Error(extracted.failure);
  return extracted.passages;
}
