import { decodeText } from './decode-text.ts';
import { splitPassages } from './split-passages.ts';
import type { ExtractableType, FailureReason, ParsedDocument, Passage } from './types.ts';

/** Hostile files of this size still fit into the 128 MB of an isolate; those of 5 MiB did not. */
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024;
/** What Postgres indexes within one statement's time. */
const MAX_PASSAGES = 5_000;

interface Extractable {
  bytes: Uint8Array;
  mediaType: ExtractableType;
  fileName: string;
}

/**
 * Turns an uploaded document into passages with their headings, or says why it cannot.
 * Never throws on content; time and memory grow linearly with the bytes (at most 2 MiB).
 */
export async function extractPassages(
  input: Extractable,
): Promise<{ title: string | null; passages: Passage[] } | { failure: FailureReason }> {
  if (input.bytes.length > MAX_DOCUMENT_BYTES) return { failure: 'too_large' };
  const decoded = decodeText(input.bytes);
  if ('failure' in decoded) return decoded;
  const { title, blocks } = await parse(decoded.text, typeByName(input));
  const passages = splitPassages(blocks, MAX_PASSAGES);
  if (passages === null) return { failure: 'too_many_passages' };
  return passages.length === 0 ? { failure: 'empty' } : { title, passages };
}

/** Browsers send Markdown, and sometimes HTML, as plain text: the file's ending knows better. */
function typeByName({ mediaType, fileName }: Extractable): ExtractableType {
  if (mediaType !== 'text/plain') return mediaType;
  if (/\.(?:md|markdown)$/i.test(fileName)) return 'text/markdown';
  return /\.html?$/i.test(fileName) ? 'text/html' : mediaType;
}

/** Parsers are imported on demand: no request loads one that it does not need. */
async function parse(text: string, mediaType: ExtractableType): Promise<ParsedDocument> {
  switch (mediaType) {
    case 'text/markdown':
      return (await import('./markdown.ts')).parseMarkdown(text);
    case 'text/html':
      return (await import('./html.ts')).parseHtml(text);
    case 'text/plain':
      return (await import('./plain-text.ts')).parsePlainText(text);
  }
}
