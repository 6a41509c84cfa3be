import { readFile } from 'node:fs/promises';
import { extractPassages } from '../../worker/features/knowledge/extract/extract-passages.ts';

/**
 * What the product reads in a document of a demo business.
 * @throws Error where it cannot be read
 */
export async function extractHandbook(key: string, fileName: string) {
  const file = new URL(`../../dev/seed/${key}/${fileName}`, import.meta.url);
  const bytes = new Uint8Array(await readFile(file));
  const extracted = await extractPassages({ bytes, mediaType: 'text/plain', fileName });
  if ('failure' in extracted) throw new Error(`${fileName}: ${extracted.failure}`);
  return { ...extracted, byteSize: bytes.length };
}
