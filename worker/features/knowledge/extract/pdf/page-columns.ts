import { type Line, linesOf } from './pdf-lines.ts';
import type { Page, Piece } from './pdf-text.ts';

const STRIP = 4;
/** Room on both sides of the middle between two columns, in points. */
const GUTTER = 5;
/** Share of the pieces of a page that may reach across: titles, pictures' captions. */
const MAY_CROSS = 0.2;
/** Characters of a line of running text; rows of a table have less in at least one of two halves. */
const PROSE = 25;
const MIN_LINES = 4;

/** The lines of a page as they are read: where running text stands in two columns, the left one first. */
export function readingOrder({ pieces }: Page, page: number): Line[] {
  const gutter = findGutter(pieces);
  if (gutter === null) return linesOf(pieces, page);
  const lines: Line[] = [];
  let plain: Piece[] = [];
  let band: Piece[] = [];
  const endBand = () => {
    const sides = [band.filter(({ x }) => x < gutter), band.filter(({ x }) => x >= gutter)];
    const columns = sides.map((side) => linesOf(side, page));
    if (columns.every(isProse)) {
      lines.push(...linesOf(plain, page), ...columns.flat());
      plain = [];
    } else plain.push(...band);
    band = [];
  };
  for (const piece of [...pieces].sort((one, other) => one.y - other.y)) {
    if (!crosses(piece, gutter)) band.push(piece);
    else {
      endBand();
      plain.push(piece);
    }
  }
  endBand();
  return [...lines, ...linesOf(plain, page)];
}

/** The place in the middle of a page that the fewest pieces reach across; null where too many do. */
function findGutter(pieces: Piece[]): number | null {
  const left = pieces.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const width = pieces.reduce((most, { right }) => Math.max(most, right), 0) - left;
  if (pieces.length < 2 * MIN_LINES || !(width > 0)) return null;
  let best: number | null = null;
  let fewest = pieces.length * MAY_CROSS;
  for (let at = left + width * 0.3; at < left + width * 0.7; at += Math.max(STRIP, width / 200)) {
    const crossing = pieces.filter((piece) => crosses(piece, at)).length;
    if (crossing < fewest) [best, fewest] = [at, crossing];
  }
  return best;
}

function crosses({ x, right }: Piece, gutter: number): boolean {
  return x < gutter + GUTTER && right > gutter - GUTTER;
}

function isProse(lines: Line[]): boolean {
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
  const parts = lines.reduce((sum, line) => sum + line.parts.length, 0);
  return lines.length >= MIN_LINES && characters >= PROSE * lines.length && parts <= 1.2 * lines.length;
}
