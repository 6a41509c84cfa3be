import { featureOf, mix } from './hashes.ts';

/** What three cells come to together. */
const CODE_BITS = 12;
export const CODES = 2 ** CODE_BITS;
/** A feature has a cell in each of three segments that follow one another. */
const SEGMENT_BITS = 11;
const SEGMENT = 2 ** SEGMENT_BITS;
const SEGMENTS = 85;
const IN_SEGMENT = SEGMENT - 1;

/** 174,080 cells: about 150,000 features find their place in them. */
export const CELLS = SEGMENT * SEGMENTS;

export interface PackedWeights {
  /** Cells of 12 bits, low bits first: 255 KB. */
  cells: Uint8Array;
  /** With which the features found their cells. */
  seed: number;
  /** The weights that there are. */
  levels: Int8Array;
}

/**
 * From a feature's hash to its weight, by a binary fuse filter (Graf and Lemire, 2022) that holds no features, only what their cells come
 * to: the XOR of a feature's three cells is the number of its weight among the levels. What is no feature of the model comes to any
 * number, which mostly is none of a level: it weighs nothing then.
 * @throws RangeError for another number of cells, or more levels than there are numbers
 */
export function weightTable({ cells, seed, levels }: PackedWeights): (hash: number) => number {
  if (cells.length * 8 !== CELLS * CODE_BITS) throw new RangeError('weights of another number of cells');
  if (levels.length > CODES) throw new RangeError('more levels than numbers for them');
  const codes = unpackCells(cells);
  const weights = new Int8Array(CODES);
  weights.set(levels);
  return (hash) => {
    const place = placeOf(hash, seed);
    const offsets = mix(place);
    const code =
      (codes[firstCell(place, offsets)] ?? 0) ^
      (codes[secondCell(place, offsets)] ?? 0) ^
      (codes[thirdCell(place)] ?? 0);
    return weights[code] ?? 0;
  };
}

/** The three cells of a feature. */
export function cellsOf(hash: number, seed: number): [number, number, number] {
  const place = placeOf(hash, seed);
  const offsets = mix(place);
  return [firstCell(place, offsets), secondCell(place, offsets), thirdCell(place)];
}

function placeOf(hash: number, seed: number): number {
  return mix(featureOf(hash) ^ seed);
}

/** Where the first of three segments begins; the high bits say which it is. */
function startOf(place: number): number {
  return (((place >>> 16) * (SEGMENTS - 2)) >>> 16) * SEGMENT;
}

function firstCell(place: number, offsets: number): number {
  return startOf(place) + (offsets & IN_SEGMENT);
}

function secondCell(place: number, offsets: number): number {
  return startOf(place) + SEGMENT + ((offsets >>> SEGMENT_BITS) & IN_SEGMENT);
}

function thirdCell(place: number): number {
  return startOf(place) + 2 * SEGMENT + (place & IN_SEGMENT);
}

/** Two cells in three bytes. */
function unpackCells(cells: Uint8Array): Uint16Array {
  const codes = new Uint16Array(CELLS);
  for (let at = 0, from = 0; at < CELLS; at += 2, from += 3) {
    const middle = cells[from + 1] ?? 0;
    codes[at] = (cells[from] ?? 0) | ((middle & 15) << 8);
    codes[at + 1] = (middle >> 4) | ((cells[from + 2] ?? 0) << 4);
  }
  return codes;
}

/** What `unpackCells` undoes. */
export function packCells(codes: Uint16Array): Uint8Array {
  const cells = new Uint8Array((CELLS * CODE_BITS) / 8);
  for (let at = 0, to = 0; at < CELLS; at += 2, to += 3) {
    const [one, other] = [codes[at] ?? 0, codes[at + 1] ?? 0];
    cells[to] = one & 255;
    cells[to + 1] = (one >> 8) | ((other & 15) << 4);
    cells[to + 2] = other >> 4;
  }
  return cells;
}
