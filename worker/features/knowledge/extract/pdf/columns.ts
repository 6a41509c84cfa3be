import { joinPieces, type Line } from './pdf-lines.ts';
import type { Piece } from './pdf-text.ts';

/** Width of the strips, in points, in which lines vote for what is empty between columns. */
const STRIP = 2;
const MAX_STRIPS = 2_000;
/** Share of the lines that may reach across a gap between columns. */
const MAY_CROSS = 0.1;

/** Letters by which a space may be away from where it is expected: letters differ in width. */
const NEAR_EDGE = 3;

/** Left edges of the columns that lines with several parts stand in, from left to right. */
export function findColumns(lines: Line[]): number[] {
  const parts = lines.filter((line) => line.parts.length > 1).flatMap((line) => line.parts);
  const left = Math.min(...parts.map(({ x }) => x));
  const strip = (x: number) => Math.max(0, Math.min(MAX_STRIPS - 1, Math.floor((x - left) / STRIP)));
  const inked = new Uint32Array(MAX_STRIPS);
  let rows = 0;
  for (const line of lines) {
    if (line.parts.length < 2) continue;
    rows++;
    for (const { x, right } of line.parts) {
      for (let at = strip(x); at <= strip(Math.max(x, right - 0.5)); at++) inked[at] = (inked[at] ?? 0) + 1;
    }
  }
  const columns: number[] = [];
  const allowed = Math.floor(rows * MAY_CROSS);
  let empty = true;
  for (const [at, count] of inked.entries()) {
    if (count > allowed && empty) columns.push(left + at * STRIP);
    empty = count <= allowed;
  }
  return columns;
}

/** The texts of a line by column. */
export function cellsOf(line: Line, columns: number[]): string[] {
  const cells: (Piece | undefined)[] = columns.map(() => undefined);
  let before = 0;
  for (const piece of splitAtEdges(line, columns)) {
    // The column that it begins in; in the first one's left, that of its middle.
    let column = columns.findLastIndex((edge) => edge <= piece.x + 2 * STRIP);
    if (column === -1) column = columns.findLastIndex((edge) => edge <= (piece.x + piece.right) / 2);
    column = Math.max(before, column);
    const cell = cells[column];
    cells[column] = cell === undefined ? piece : joinPieces(cell, piece);
    before = column;
  }
  return cells.map((cell) => cell?.text.replace(/\s+/g, ' ').trim() ?? '');
}

/** Where columns stand close, the texts of a header arrive as one: cut at the space beside a column's edge. */
function splitAtEdges({ parts, pieces }: Line, columns: number[]): Piece[] {
  if (parts.length < 2) return pieces;
  return pieces.flatMap((piece) => {
    const cut: Piece[] = [];
    let rest = piece;
    for (const edge of columns) {
      const letter = (rest.right - rest.x) / rest.text.length;
      const at = Math.round((edge - rest.x) / letter);
      if (at < 2 || at > rest.text.length - 2) continue;
      const space = rest.text.indexOf(' ', Math.max(1, at - NEAR_EDGE));
      if (space === -1 || space > at + NEAR_EDGE) continue;
      cut.push({ ...rest, text: rest.text.slice(0, space), right: rest.x + space * letter });
      rest = { ...rest, text: rest.text.slice(space + 1), x: edge };
    }
    return [...cut, rest];
  });
}
