import { cellsOf } from './columns.ts';
import { joinLines } from './join-lines.ts';
import type { Line } from './pdf-lines.ts';

const MAX_BETWEEN = 80;
/** Share of the usual distance between rows below which a line goes on with the row above. */
const CLOSER = 0.85;
/** Distance of the lines of a cell, by the size of its letters. */
const WITHIN_CELL = 1.45;
/** Share of the lines that stand apart from the one above where rows are known by that. */
const SET_APART = 0.3;

/** Where a table that begins with this line ends (the line after its last); one line with a gap makes no table. */
export function endOfTable(lines: Line[], start: number, isHeading: (line: Line) => boolean): number {
  let end = start;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || isHeading(line) || farBelow(lines, start, index)) break;
    if (line.parts.length > 1) end = index + 1;
    else if (index - end >= 3 || line.text.length > MAX_BETWEEN) break;
  }
  // The last cell may go on below.
  const [last, below] = [lines[end - 1], lines[end]];
  const indented = last !== undefined && below !== undefined && below.parts.length === 1;
  const column = indented && (below.parts[0]?.x ?? 0) > (last.parts[0]?.right ?? 0);
  return column && follows(last, below, 1.6) && !isHeading(below) ? end + 1 : end;
}

/** Past an empty space that is wider than those between the rows before. */
function farBelow(lines: Line[], start: number, index: number): boolean {
  const [above, line] = [lines[index - 1], lines[index]];
  if (index === start || above === undefined || line === undefined || above.page !== line.page) return false;
  const rows = Math.min(usualDistance(lines.slice(Math.max(start, index - 8), index)), 4 * line.size);
  return line.y - above.y > Math.max(2.2 * rows, 3.2 * line.size);
}

/** Rows of cells of a table's lines; cells written over several lines are put together. */
export function rowsOf(lines: Line[], columns: number[]): string[][] {
  const usual = usualDistance(lines);
  const rows: string[][] = [];
  for (const group of groupRows(lines, columns)) {
    let row: string[] | null = null;
    let previous: Line | null = null;
    for (const line of group.lines) {
      const cells = cellsOf(line, columns);
      if (row !== null && previous !== null && (group.whole || goesOn(previous, line, cells, row, usual))) {
        for (const [index, cell] of cells.entries()) {
          if (cell !== '') row[index] = row[index] ? joinLines(row[index], cell) : cell;
        }
      } else {
        row = cells;
        rows.push(row);
      }
      previous = line;
    }
  }
  return rows;
}

/**
 * Lines that stand close together, where rows are set apart by more than the lines of a cell: they are one row, also
 * where cells are centred and their lines therefore stand between each other. Else one group, row by row.
 */
function groupRows(lines: Line[], columns: number[]): { lines: Line[]; whole: boolean }[] {
  const groups: Line[][] = [];
  let apart = 0;
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const open = groups.at(-1);
    const near = above?.page === line.page && line.y - above.y <= WITHIN_CELL * line.size;
    if (near && open !== undefined) open.push(line);
    else groups.push([line]);
    if (!near) apart++;
  }
  if (apart < lines.length * SET_APART) return [{ lines, whole: false }];
  const whole = groups.every((group) => isOneRow(group, columns));
  return whole ? groups.map((group) => ({ lines: group, whole })) : [{ lines, whole }];
}

/** No two of its lines fill most of the columns. */
function isOneRow(group: Line[], columns: number[]): boolean {
  const full = group.filter(
    (line) => cellsOf(line, columns).filter((cell) => cell !== '').length > columns.length / 2,
  );
  return full.length < 2;
}

/** Whether a line only continues cells of the row above. */
function goesOn(previous: Line, line: Line, cells: string[], row: string[], usual: number): boolean {
  const filled = cells.flatMap((cell, index) => (cell === '' ? [] : [index]));
  const distance = line.y - previous.y;
  if (line.page !== previous.page || distance > 1.7 * line.size) return false;
  if (!filled.every((index) => (row[index] ?? '') !== '')) return false;
  const lowered = filled.every((index) => /^[\p{Ll}(]/u.test(cells[index] ?? ''));
  if (filled.includes(0)) return lowered && filled.length < row.filter((cell) => cell !== '').length;
  return filled.length === 1 || distance < usual * CLOSER;
}

/** Between rows that have several cells each, in points: the middle one of all distances. */
function usualDistance(lines: Line[]): number {
  const several = lines.filter((line) => line.parts.length > 1);
  const distances = several
    .slice(1)
    .map((line, index) => line.y - (several[index]?.y ?? 0))
    .filter((distance) => distance > 0)
    .sort((one, other) => one - other);
  return distances[Math.floor(distances.length / 2)] ?? Number.POSITIVE_INFINITY;
}

function follows(above: Line, below: Line, times: number): boolean {
  const distance = below.y - above.y;
  return above.page === below.page && distance > 0 && distance <= times * below.size;
}
