import { Refusal } from './refusal.ts';
import { tableBlocks } from './table-blocks.ts';
import type { Block } from './types.ts';

const MAX_CELLS = 100_000;
const MAX_SPAN = 60;

interface Table {
  rows: string[][];
  firstRowIsHeader: boolean;
}

/** Collects a Word document's tables; one within another is text of the cell that it stands in. */
export class DocxTables {
  private depth = 0;
  private table: Table = { rows: [], firstRowIsHeader: false };
  private row: string[] = [];
  private cell = '';
  private span = 1;
  /** The cell goes on from the row above. */
  private merged = false;
  private cells = 0;

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'tbl' && ++this.depth === 1) this.table = { rows: [], firstRowIsHeader: false };
    if (this.depth !== 1) return;
    if (name === 'tr') this.row = [];
    else if (name === 'tc') {
      this.cell = '';
      this.span = 1;
      this.merged = false;
    } else if (name === 'gridSpan') this.span = Math.min(MAX_SPAN, Number(attribute('val')) || 1);
    else if (name === 'vMerge') this.merged = attribute('val') !== 'restart';
    else if (name === 'tblHeader' && this.table.rows.length === 0) this.table.firstRowIsHeader = true;
  }

  /** Whether what is being read stands in a table. */
  get isOpen(): boolean {
    return this.depth > 0;
  }

  /** Whether the paragraph belongs to a table. */
  takeParagraph(text: string): boolean {
    if (this.depth === 0) return false;
    this.cell += `${this.cell === '' ? '' : ', '}${text.replaceAll('\n', ', ')}`;
    return true;
  }

  /** The blocks of a table that ends here. */
  close(name: string): Block[] {
    if (name === 'tbl' && this.depth > 0 && --this.depth === 0) return this.endTable();
    if (this.depth !== 1) return [];
    if (name === 'tr') this.table.rows.push(this.row);
    else if (name === 'tc') this.endCell();
    return [];
  }

  private endCell(): void {
    this.cells += this.span;
    if (this.cells > MAX_CELLS) throw new Refusal('too_complex');
    const above = this.table.rows.at(-1)?.[this.row.length] ?? '';
    this.row.push(this.merged && this.cell === '' ? above : this.cell);
    for (let index = 1; index < this.span; index++) this.row.push('');
  }

  private endTable(): Block[] {
    const { rows, firstRowIsHeader } = this.table;
    const header = firstRowIsHeader && (rows[0] ?? []).filter((cell) => cell !== '').length > 1;
    return tableBlocks(rows, { sectionLevel: null, firstRowIsHeader: header }).blocks;
  }
}
