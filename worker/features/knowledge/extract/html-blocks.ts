import { BLOCK } from './html-elements.ts';
import { cleanLines } from './lines.ts';
import { formatRow } from './table-row.ts';
import type { Block, ParsedDocument } from './types.ts';

interface Row {
  cells: string[];
  headerCells: number;
  /** Text of the cell now open. */
  cellOpen: boolean;
}

/** Collects blocks from tags and text in document order. Holds a few counters, no tree: constant work a tag. */
export class HtmlBlocks {
  private readonly blocks: Block[] = [];
  private title = '';
  private inTitle = false;
  private buffer = '';
  private headingLevel = 0;
  private lists = 0;
  private row: Row | null = null;
  private headers: string[] = [];

  isBlock(name: string): boolean {
    return BLOCK.has(name);
  }

  text(data: string): void {
    if (this.inTitle) this.title += data;
    else this.buffer += data.replace(/\s+/g, ' ');
  }

  open(name: string): void {
    if (name === 'title') this.inTitle = true;
    else if (name === 'br') this.buffer += '\n';
    else if (name === 'table' || /^h[1-6]$/.test(name)) {
      this.endRow();
      this.flush();
      if (name === 'table') this.headers = [];
      else this.headingLevel = Number(name[1]);
    } else if (name === 'tr') {
      this.endRow();
      this.flush();
    } else if (name === 'td' || name === 'th') this.openCell(name);
    else if (name === 'dd') this.endTerm();
    else if (BLOCK.has(name)) {
      this.flush();
      if (name === 'ul' || name === 'ol' || name === 'dl') this.lists++;
    }
  }

  close(name: string): void {
    if (name === 'title') this.inTitle = false;
    else if (name === 'tr' || name === 'table') this.endRow();
    else if (name === 'td' || name === 'th') this.endCell();
    else if (name !== 'dt' && BLOCK.has(name)) {
      this.flush();
      if (name === 'ul' || name === 'ol' || name === 'dl') this.lists = Math.max(0, this.lists - 1);
      if (/^h[1-6]$/.test(name)) this.headingLevel = 0;
    }
  }

  finish(): ParsedDocument {
    this.endRow();
    this.flush();
    const title = cleanLines(this.title).replaceAll('\n', ' ');
    const heading = this.blocks.find((block) => block.kind === 'heading' && block.level === 1);
    return { title: title === '' ? (heading?.text ?? null) : title, blocks: this.blocks };
  }

  /** Ends what was being read; inside a table cell it only ends a line. */
  private flush(): void {
    if (this.row?.cellOpen === true) {
      this.buffer += '\n';
      return;
    }
    const text = cleanLines(this.buffer);
    this.buffer = '';
    if (text === '') return;
    if (this.headingLevel > 0) {
      this.blocks.push({ kind: 'heading', level: this.headingLevel, text: text.replaceAll('\n', ' ') });
    } else this.blocks.push({ kind: this.lists > 0 ? 'item' : 'paragraph', text });
    this.headingLevel = 0;
  }

  /** `term: definition` in one item. */
  private endTerm(): void {
    const term = cleanLines(this.buffer).replaceAll('\n', ' ');
    this.buffer = term === '' || term.endsWith(':') ? `${term} ` : `${term}: `;
  }

  private openCell(name: 'td' | 'th'): void {
    this.endCell();
    this.flush();
    this.row ??= { cells: [], headerCells: 0, cellOpen: false };
    this.row.cellOpen = true;
    if (name === 'th') this.row.headerCells++;
  }

  private endCell(): void {
    if (this.row?.cellOpen !== true) return;
    this.row.cells.push(cleanLines(this.buffer).replaceAll('\n', ', '));
    this.row.cellOpen = false;
    this.buffer = '';
  }

  private endRow(): void {
    this.endCell();
    const row = this.row;
    this.row = null;
    if (row === null) return;
    if (row.headerCells === row.cells.length && this.headers.length === 0) {
      this.headers = row.cells;
      return;
    }
    const [first = '', ...rest] = row.cells;
    const named = this.headers.length === 0 && row.headerCells === 1 && rest.length > 0 && first !== '';
    const text = named ? `${first}: ${formatRow([], rest)}` : formatRow(this.headers, row.cells);
    if (text !== '') this.blocks.push({ kind: 'row', text });
  }
}
