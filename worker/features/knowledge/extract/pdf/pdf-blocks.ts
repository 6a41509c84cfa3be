import { DocumentBlocks } from '../document-blocks.ts';
import { tableBlocks } from '../table-blocks.ts';
import type { Block } from '../types.ts';
import { findColumns } from './columns.ts';
import { headingLevels } from './heading-levels.ts';
import { joinLines } from './join-lines.ts';
import type { Line } from './pdf-lines.ts';
import { endOfTable, rowsOf } from './pdf-table.ts';

const ITEM = /^(?:[•·▪■●◦‣–—*]|-(?=\s)|\d{1,2}[.)](?=\s))\s*(?=\S)/;
/** Of the width of the widest line of a paragraph: a shorter line ended there on purpose. */
const FULL = 0.82;
/** Points by which the same column may begin elsewhere: numbers are set to the right. */
const MAX_SHIFT = 40;

/** Lines of a whole document, in reading order, as blocks; a page's end ends nothing. */
export function pdfBlocks(lines: Line[]): Block[] {
  const levelOf = headingLevels(lines);
  const isHeading = (line: Line) => levelOf(line) !== null;
  const document = new DocumentBlocks();
  let above: { headers: string[]; columns: number[] } = { headers: [], columns: [] };
  let text = new TextRun();
  const endText = () => {
    for (const block of text.blocks()) document.add(block);
    text = new TextRun();
  };
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    if (line === undefined) break;
    const level = levelOf(line);
    const end = level === null && line.parts.length > 1 ? endOfTable(lines, index, isHeading) : index;
    const table = lines.slice(index, end);
    if (level !== null) {
      endText();
      const whole = wholeHeading(lines, index, level, levelOf);
      document.add({ kind: 'heading', level, text: whole.text });
      index = whole.end;
    } else if (end > index) {
      endText();
      const columns = findColumns(table);
      const inherited = sameColumns(columns, above.columns) ? above.headers : [];
      const rows = rowsOf(table, columns);
      const { blocks, headers } = tableBlocks(rows, { sectionLevel: null, headers: inherited });
      for (const block of blocks) document.add(block);
      above = { headers, columns };
      index = end;
    } else {
      text.add(line);
      index++;
    }
  }
  endText();
  return document.blocks;
}

/** A table goes on below a heading or on the next page without its header. */
function sameColumns(columns: number[], others: number[]): boolean {
  return (
    columns.length === others.length &&
    columns.every((edge, index) => Math.abs(edge - (others[index] ?? 0)) < MAX_SHIFT)
  );
}

/** A heading of several lines is one. */
function wholeHeading(
  lines: Line[],
  start: number,
  level: number,
  levelOf: (line: Line) => number | null,
): { text: string; end: number } {
  let text = lines[start]?.text ?? '';
  let end = start + 1;
  for (let next = lines[end]; next !== undefined && end - start < 4; next = lines[++end]) {
    const above = lines[end - 1];
    const close = above?.page === next.page && next.y - above.y <= 1.5 * next.size;
    if (!close || levelOf(next) !== level || Math.abs(next.size - (above?.size ?? 0)) > 0.5) break;
    text = joinLines(text, next.text);
  }
  return { text, end };
}

/** Lines of running text, put together to paragraphs and list items. */
class TextRun {
  private readonly lines: Line[] = [];

  add(line: Line): void {
    this.lines.push(line);
  }

  blocks(): Block[] {
    const blocks: Block[] = [];
    const widest = this.lines.reduce((most, line) => Math.max(most, width(line)), 0);
    let open: { kind: 'paragraph' | 'item'; text: string } | null = null;
    let previous: Line | null = null;
    for (const line of this.lines) {
      const item = ITEM.exec(line.text);
      const text = item === null ? line.text : line.text.slice(item[0].length);
      const full = previous !== null && width(previous) >= FULL * widest;
      if (open === null || previous === null || item !== null || !sameParagraph(previous, line, full)) {
        open = { kind: item === null ? 'paragraph' : 'item', text };
        blocks.push(open);
      } else if (full || (/[\p{Ll},][-\u00ad]?$/u.test(open.text) && /^\p{Ll}/u.test(text))) {
        open.text = joinLines(open.text, text);
      } else open.text += `\n${text}`;
      previous = line;
    }
    return blocks;
  }
}

function width(line: Line): number {
  return (line.parts.at(-1)?.right ?? 0) - (line.parts[0]?.x ?? 0);
}

/** Over a page's end only where the sentence is not finished. */
function sameParagraph(above: Line, below: Line, full: boolean): boolean {
  if (below.page !== above.page && below.page !== above.page + 1) return false;
  if (below.page !== above.page || below.y < above.y) {
    return /^\p{Ll}/u.test(below.text) || (full && /[\p{Ll},-]$/u.test(above.text));
  }
  return below.y - above.y <= 1.75 * Math.max(above.size, below.size);
}
