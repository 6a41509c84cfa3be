import type { Piece } from './pdf-text.ts';

/** Parts of this many letters' width apart stand in columns of their own. */
const COLUMN_GAP = 1.1;
const WORD_GAP = 0.1;
const SAME_LINE = 0.45;

/** A line of a page: its parts are set apart by wide gaps or dotted leaders. */
export interface Line {
  page: number;
  y: number;
  size: number;
  font: string;
  parts: Piece[];
  /** What the parts were put together from: closer columns are told apart by the lines around. */
  pieces: Piece[];
  text: string;
}

/** The lines of pieces of a page from top to bottom. */
export function linesOf(pieces: Piece[], page: number): Line[] {
  const lines: Piece[][] = [];
  for (const piece of [...pieces].sort((one, other) => one.y - other.y)) {
    const open = lines.findLast((line) => sameLine(line[0], piece));
    if (open !== undefined && lines.length - lines.indexOf(open) <= 3) open.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => buildLine(line, page)).filter(({ text }) => text !== '');
}

function sameLine(first: Piece | undefined, piece: Piece): boolean {
  if (first === undefined) return false;
  return Math.abs(first.y - piece.y) <= SAME_LINE * Math.min(first.size, piece.size);
}

function buildLine(unordered: Piece[], page: number): Line {
  const pieces = unordered.sort((one, other) => one.x - other.x).flatMap(splitAtLeaders);
  const parts: Piece[] = [];
  for (const piece of pieces) {
    const previous = parts.at(-1);
    const gap = previous === undefined ? 0 : piece.x - previous.right;
    if (previous === undefined || gap > COLUMN_GAP * Math.min(previous.size, piece.size)) {
      parts.push(piece);
    } else parts[parts.length - 1] = joinPieces(previous, piece);
  }
  const longest = parts.reduce<Piece | undefined>(
    (best, part) => (best === undefined || part.text.length > best.text.length ? part : best),
    undefined,
  );
  return {
    page,
    y: unordered[0]?.y ?? 0,
    size: longest?.size ?? 0,
    font: longest?.font ?? '',
    parts,
    pieces,
    text: parts
      .map(({ text }) => text)
      .join(' ')
      .trim(),
  };
}

/** Two pieces beside each other as one. */
export function joinPieces(left: Piece, right: Piece): Piece {
  const apart =
    right.x - left.right > WORD_GAP * right.size || /\s$/.test(left.text) || /^\s/.test(right.text);
  return {
    ...left,
    text: `${left.text.trimEnd()}${apart ? ' ' : ''}${right.text.trim()}`,
    right: Math.max(left.right, right.right),
    size: Math.max(left.size, right.size),
  };
}

/** `Pan francés ........ $ 2.400` → two pieces. */
function splitAtLeaders(piece: Piece): Piece[] {
  const found = [...piece.text.matchAll(/[.·_…]{4,}|(?:[.·]\s){4,}/g)].slice(0, 10);
  if (found.length === 0) return [piece];
  const letter = (piece.right - piece.x) / piece.text.length;
  const pieces: Piece[] = [];
  let start = 0;
  for (const leader of [
    ...found.map(({ index, 0: dots }) => [index, index + dots.length]),
    [piece.text.length],
  ]) {
    const [end = 0, next = end] = leader;
    const text = piece.text.slice(start, end).trim();
    if (text !== '') {
      pieces.push({ ...piece, text, x: piece.x + start * letter, right: piece.x + end * letter });
    }
    start = next;
  }
  return pieces;
}
