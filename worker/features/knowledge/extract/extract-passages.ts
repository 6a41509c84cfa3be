import { checkContentKind } from './content-kind.ts';
import { decodeText } from './decode-text.ts';
import { DOCX, maxBytes, mediaTypeOf, PDF, XLSX } from './media-types.ts';
import { Refusal } from './refusal.ts';
import { splitPassages } from './split-passages.ts';
import type { ExtractableType, FailureReason, OnProgress, ParsedDocument, Passage, Unseen } from './types.ts';
import { visibleBlocks, withoutInvisible } from './visible-blocks.ts';

/** What Postgres indexes within one statement's time. */
const MAX_PASSAGES = 5_000;

export interface Extractable {
  bytes: Uint8Array;
  mediaType: ExtractableType;
  fileName: string;
  onProgress?: OnProgress;
}

/**
 * Turns a document into passages with their headings, or says why it cannot. Never throws on content (what
 * `onProgress` throws goes through); time and memory are bounded, also for hostile files of the largest size.
 */
export async function extractPassages(
  input: Extractable,
): Promise<{ title: string | null; passages: Passage[]; unseen?: Unseen[] } | { failure: FailureReason }> {
  const mediaType = typeByName(input);
  if (input.bytes.length > maxBytes(mediaType)) return { failure: 'too_large' };
  const caller = new CallerError();
  try {
    checkContentKind(input.bytes, mediaType);
    const parsed = await parse(input.bytes, mediaType, caller.around(input.onProgress));
    const visible = visibleBlocks(parsed.blocks);
    const passages = splitPassages(visible.blocks, MAX_PASSAGES);
    if (passages === null) return { failure: 'too_many_passages' };
    if (passages.length === 0) return { failure: 'empty' };
    const title = parsed.title === null ? null : withoutInvisible(parsed.title);
    const unseen = [...visible.unseen, ...(parsed.unseen ?? [])];
    return { title, passages, ...(unseen.length === 0 ? {} : { unseen }) };
  } catch (error) {
    caller.rethrow();
    return { failure: error instanceof Refusal ? error.reason : 'corrupt' };
  }
}

/** Browsers send Markdown, and sometimes HTML, as plain text: the file's ending knows better. */
function typeByName({ mediaType, fileName }: Extractable): ExtractableType {
  const named = mediaTypeOf(fileName);
  return mediaType === 'text/plain' && named?.startsWith('text/') === true ? named : mediaType;
}

/** Parsers are imported on demand: no request loads one that it does not need. */
async function parse(
  bytes: Uint8Array,
  mediaType: ExtractableType,
  onProgress: OnProgress,
): Promise<ParsedDocument> {
  switch (mediaType) {
    case PDF:
      return (await import('./pdf/parse-pdf.ts')).parsePdf(bytes, onProgress);
    case DOCX:
      return (await import('./docx.ts')).parseDocx(bytes);
    case XLSX:
      return (await import('./xlsx.ts')).parseXlsx(bytes, onProgress);
  }
  const decoded = decodeText(bytes);
  if ('failure' in decoded) throw new Refusal(decoded.failure);
  switch (mediaType) {
    case 'text/markdown':
      return (await import('./markdown.ts')).parseMarkdown(decoded.text);
    case 'text/html':
      return (await import('./html.ts')).parseHtml(decoded.text);
    case 'text/csv':
      return (await import('./csv.ts')).parseCsv(decoded.text);
    case 'text/plain':
      return (await import('./plain-text.ts')).parsePlainText(decoded.text);
  }
}

/** Tells an error of `onProgress`, which is the caller's, from one of a parser, which is the document's. */
class CallerError {
  private thrown: { error: unknown } | null = null;

  around(onProgress: OnProgress | undefined): OnProgress {
    return async (percent) => {
      try {
        await onProgress?.(percent);
      } catch (error) {
        this.thrown = { error };
        throw error;
      }
    };
  }

  rethrow(): void {
    if (this.thrown !== null) throw this.thrown.error;
  }
}
