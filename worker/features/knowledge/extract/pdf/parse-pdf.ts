import { Refusal } from '../refusal.ts';
import type { OnProgress, ParsedDocument } from '../types.ts';
import { UnseenText } from '../unseen-text.ts';
import { readingOrder } from './page-columns.ts';
import { pdfBlocks } from './pdf-blocks.ts';
import { readPdfPages } from './pdf-text.ts';
import { dropRunningLines } from './running-lines.ts';

/**
 * Headings, paragraphs, list items and table rows of a PDF, from where its text stands on the pages.
 * @throws Refusal corrupt, encrypted, scanned_only, too_many_pages, too_complex, too_many_passages
 */
export async function parsePdf(bytes: Uint8Array, onProgress: OnProgress): Promise<ParsedDocument> {
  const { title, description, pages } = await readPdfPages(bytes, onProgress);
  const lines = pages.map((page, number) => readingOrder(page, number));
  const kept = dropRunningLines(
    lines,
    pages.map(({ height }) => height),
  );
  if (kept.length === 0) throw new Refusal('scanned_only');
  const blocks = pdfBlocks(kept);
  const heading = blocks.find((block) => block.kind === 'heading');
  const unseen = new UnseenText();
  for (const { hidden } of pages) unseen.add('hidden', hidden);
  unseen.add('metadata', description);
  return { title: title ?? heading?.text ?? null, blocks, unseen: unseen.texts };
}
