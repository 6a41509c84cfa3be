import { type DocumentBlocks, MAX_TEXT } from './document-blocks.ts';
import { DocxInk, isShade } from './docx-ink.ts';
import { type DocxStyle, outlineLevel } from './docx-styles.ts';
import { DocxTables } from './docx-tables.ts';
import { cleanLines } from './lines.ts';
import { Refusal } from './refusal.ts';
import { UnseenPieces, type UnseenText } from './unseen-text.ts';
import type { XmlHandler } from './xml-part.ts';

/** Struck text, what was moved elsewhere, and the copy of a text box for older programs. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'rPrChange', 'pPrChange']);

interface Paragraph {
  text: string;
  heading: number | null;
  listed: boolean;
  /** Whether it has a background of its own. */
  shaded: boolean;
}

/** Collects blocks from a Word document's elements in their order. */
export class DocxBody implements XmlHandler {
  private readonly styles: Map<string, DocxStyle>;
  private readonly document: DocumentBlocks;
  private readonly tables = new DocxTables();
  /** A text box stands within the paragraph that it is anchored to. */
  private readonly paragraphs: Paragraph[] = [];
  private characters = 0;
  private skipped = 0;
  private inText = false;
  private inRun = false;
  private ink = new DocxInk();
  private readonly unseen: UnseenText;
  private readonly hiddenText = new UnseenPieces();

  constructor(styles: Map<string, DocxStyle>, document: DocumentBlocks, unseen: UnseenText) {
    this.styles = styles;
    this.document = document;
    this.unseen = unseen;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (this.skipped > 0 || SKIPPED.has(name)) {
      this.skipped++;
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    if (name === 'p') {
      this.paragraphs.push({ text: '', heading: null, listed: false, shaded: false });
      this.inRun = false;
    } else if (name === 't') this.inText = true;
    else if (name === 'r') {
      this.inRun = true;
      this.ink.beginRun();
    } else if (name === 'background') this.ink.setPage(attribute('color'));
    else if (name === 'docPr') this.unseen.add('alternative', attribute('descr') ?? '');
    else if (this.inRun && this.ink.takes(name, attribute)) return;
    else if (paragraph !== undefined && this.inRun) paragraph.text += WHITE[name] ?? '';
    else if (paragraph !== undefined) this.openProperty(paragraph, name, attribute);
    this.tables.open(name, attribute);
  }

  text(data: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (this.skipped > 0 || !this.inText || paragraph === undefined) return;
    // What lies behind a cell or a text box is not known: there white is a colour like any other.
    const isPlain = this.paragraphs.length === 1 && !paragraph.shaded && !this.tables.isOpen;
    if (this.ink.isHidden(isPlain)) {
      this.hiddenText.push(data);
      return;
    }
    this.characters += data.length;
    if (this.characters > MAX_TEXT) throw new Refusal('too_many_passages');
    paragraph.text += data;
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    if (name === 't') this.inText = false;
    else if (name === 'r') this.inRun = false;
    else if (name === 'p') this.endParagraph();
    for (const block of this.tables.close(name)) this.document.add(block);
  }

  private openProperty(
    paragraph: Paragraph,
    name: string,
    attribute: (name: string) => string | undefined,
  ): void {
    if (name === 'pStyle') {
      const style = this.styles.get(attribute('val') ?? '');
      paragraph.heading = style?.heading ?? null;
      paragraph.listed = style?.listed ?? false;
    } else if (name === 'shd') paragraph.shaded = isShade(attribute('fill'));
    else if (name === 'outlineLvl') paragraph.heading = outlineLevel(attribute('val'));
    else if (name === 'numId') paragraph.listed = attribute('val') !== '0';
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    this.unseen.add('hidden', this.hiddenText.take());
    const text = cleanLines(paragraph?.text ?? '');
    if (paragraph === undefined || text === '' || this.tables.takeParagraph(text)) return;
    if (paragraph.heading !== null) {
      this.document.add({ kind: 'heading', level: paragraph.heading, text: text.replaceAll('\n', ' ') });
    } else this.document.add({ kind: paragraph.listed ? 'item' : 'paragraph', text });
  }
}

const WHITE: Record<string, string> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: ' ' };
