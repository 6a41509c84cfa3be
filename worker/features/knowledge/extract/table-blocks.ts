import { formatRow } from './table-row.ts';
import type { Block } from './types.ts';

const MAX_HEADER_CELL = 60;
const MAX_SECTION = 80;
/** Rows looked at below a possible header. */
const LOOK_AHEAD = 8;

interface TableOptions {
  /** Level of the headings made from rows that name a section; null where text may follow the table: paragraphs then. */
  sectionLevel: number | null;
  /** Header of the table before, used where this one has as many columns and none of its own. */
  headers?: string[];
  /** The document itself says that the first row is the header. */
  firstRowIsHeader?: boolean;
}

/**
 * Rows of cells as `Header: cell; Header: cell`. The header is the first row of words above rows with figures; a
 * later one (after an empty row or a section's name) takes its place. A row with one cell above others names a
 * section. Returns the header last in force.
 */
export function tableBlocks(rows: string[][], options: TableOptions): { blocks: Block[]; headers: string[] } {
  const half = sideBySide(rows);
  if (half !== null) {
    const left = tableBlocks(
      rows.map((row) => row.slice(0, half)),
      options,
    );
    const right = tableBlocks(
      rows.map((row) => row.slice(half)),
      { ...options, headers: left.headers },
    );
    return { blocks: [...left.blocks, ...right.blocks], headers: right.headers };
  }
  const blocks: Block[] = [];
  let headers = options.headers?.length === width(rows) ? options.headers : [];
  let own = false;
  let mayBegin = true;
  for (const [index, raw] of rows.entries()) {
    const row = raw.map((cell) => cell.replace(/\s+/g, ' ').trim());
    const filled = row.filter((cell) => cell !== '');
    if (filled.length === 0) {
      mayBegin = true;
    } else if (index === 0 && options.firstRowIsHeader === true) {
      headers = row;
      own = true;
      mayBegin = false;
    } else if (filled.length === 1 && width(rows) > 1) {
      blocks.push(loneCell(filled[0] ?? '', rows[index + 1], options.sectionLevel));
      mayBegin = true;
    } else if (own && sameCells(row, headers)) {
      mayBegin = false;
    } else if (mayBegin && isHeader(row, rows.slice(index + 1, index + 1 + LOOK_AHEAD))) {
      headers = row;
      own = true;
      mayBegin = false;
    } else {
      blocks.push({ kind: 'row', text: formatRow(headers, row) });
      mayBegin = false;
    }
  }
  return { blocks, headers };
}

/** Where two tables stand beside each other, the number of the first one's columns: their headers repeat words. */
function sideBySide(rows: string[][]): number | null {
  const columns = width(rows);
  const half = columns / 2;
  if (columns < 4 || !Number.isInteger(half)) return null;
  const header = rows
    .slice(0, LOOK_AHEAD)
    .find((row) => row.filter((cell) => cell.trim() !== '').length >= 4);
  if (header === undefined || !header.every(isLabel)) return null;
  return header.slice(0, half).some((cell, index) => cell === header[half + index]) ? half : null;
}

function width(rows: string[][]): number {
  return rows.reduce((widest, row) => Math.max(widest, row.length), 0);
}

function loneCell(text: string, next: string[] | undefined, level: number | null): Block {
  const above = (next ?? []).filter((cell) => cell.trim() !== '').length > 1;
  const named = above && text.length <= MAX_SECTION && /\p{L}/u.test(text) && !/[.;]$/.test(text);
  return named && level !== null ? { kind: 'heading', level, text } : { kind: 'paragraph', text };
}

function sameCells(row: string[], headers: string[]): boolean {
  return row.length === headers.length && row.every((cell, index) => cell === headers[index]);
}

/** Short words, and below them figures; a table of words alone needs three columns to be believed. */
function isHeader(row: string[], below: string[][]): boolean {
  const cells = row.filter((cell) => cell !== '');
  if (cells.length < 2 || !cells.every(isLabel)) return false;
  if (new Set(cells).size < cells.length) return false;
  const end = below.findIndex((other) => other.every((cell) => cell.trim() === ''));
  const body = end === -1 ? below : below.slice(0, end);
  const figures = body.some((other) => other.some((cell, index) => isFigureUnder(row[index] ?? '', cell)));
  if (figures) return true;
  const wordsOnly = body.every((other) => other.every((cell) => !/\d/.test(cell)));
  return wordsOnly && cells.length >= 3 && body.length >= 2;
}

/** Figures below words; below other figures (opening hours by day) only a price or a year's column tells. */
function isFigureUnder(header: string, cell: string): boolean {
  if (header === '' || !/\d/.test(cell)) return false;
  return !/\d/.test(header) || /^20\d\d$/.test(header) || /[$€£]|\d[.,]\d/.test(cell);
}

/** `Precio`, `Precio x 100 g`, `2026`: no price, no telephone number, no sentence. */
function isLabel(cell: string): boolean {
  if (cell.length > MAX_HEADER_CELL || /[$€£]\s?\d|\d\s?[€%]|\d[.,:]\d/.test(cell)) return false;
  const digits = cell.replace(/\D/g, '').length;
  return /\p{L}/u.test(cell) ? digits <= 4 : /^20\d\d$/.test(cell);
}
