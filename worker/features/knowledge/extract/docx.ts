import { Archive } from './archive.ts';
import { DocumentBlocks } from './document-blocks.ts';
import { DocxBody } from './docx-body.ts';
import { readDocxStyles } from './docx-styles.ts';
import { readComments, readProperties } from './office-unseen.ts';
import { Refusal } from './refusal.ts';
import type { ParsedDocument } from './types.ts';
import { UnseenText } from './unseen-text.ts';
import { readXmlPart } from './xml-part.ts';

const BODY = 'word/document.xml';
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];

/**
 * Headings, paragraphs, list items and table rows of a Word document, then its notes.
 * @throws Refusal corrupt, mislabelled, encrypted, zip_bomb, too_complex, too_many_passages
 */
export function parseDocx(bytes: Uint8Array): ParsedDocument {
  const archive = new Archive(bytes);
  if (!archive.has(BODY)) throw new Refusal('mislabelled');
  const styles = readDocxStyles(archive);
  const document = new DocumentBlocks();
  const unseen = new UnseenText();
  for (const part of [BODY, ...NOTES.filter((name) => archive.has(name))]) {
    readXmlPart(archive, part, new DocxBody(styles, document, unseen));
  }
  readComments(archive, 'word/comments.xml', unseen);
  readProperties(archive, unseen);
  const title = document.blocks.find((block) => block.kind === 'heading' && block.level === 1);
  return { title: title?.text ?? null, blocks: document.blocks, unseen: unseen.texts };
}
